using Instrumentation.Objectives;
using Instrumentation.Templates;

namespace Instrumentation;

/// <summary>The time that an objective is promised over: the last so-and-so long, or a period of the calendar.</summary>
/// <remarks>Immutable and safe from any thread.</remarks>
public sealed record SloWindow
{
    private SloWindow(TimeSpan length, CalendarPeriod? period, TimeZoneInfo? zone)
    {
        Length = length;
        Period = period;
        Zone = zone ?? TimeZoneInfo.Utc;
    }

    /// <summary>The last hour.</summary>
    public static SloWindow OneHour { get; } = Rolling(TimeSpan.FromHours(1));

    /// <summary>The last 24 hours.</summary>
    public static SloWindow OneDay { get; } = Rolling(TimeSpan.FromDays(1));

    /// <summary>The last 7 days.</summary>
    public static SloWindow SevenDays { get; } = Rolling(TimeSpan.FromDays(7));

    /// <summary>The last 28 days.</summary>
    public static SloWindow FourWeeks { get; } = Rolling(TimeSpan.FromDays(28));

    /// <summary>The last 30 days.</summary>
    public static SloWindow ThirtyDays { get; } = Rolling(TimeSpan.FromDays(30));

    /// <summary>How long the window is. That of a calendar period is its usual length for burn rates: 1, 7, 30, 90 or 365 days; the true one is <see cref="At"/>'s.</summary>
    public TimeSpan Length { get; }

    /// <summary>The period of the calendar; null for a rolling window.</summary>
    public CalendarPeriod? Period { get; }

    /// <summary>Where the calendar's days begin; UTC by default.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>Whether the window is a period of the calendar.</summary>
    public bool IsCalendar => Period is not null;

    /// <summary>The window's name in labels and output: <c>30d</c>, or <c>month</c>.</summary>
    public string Name => Period is { } period ? period.ToString().ToLowerInvariant() : WindowNames.Of(Length);

    /// <summary>A window that moves with the time.</summary>
    /// <param name="length">How long, from a minute to 400 days, in whole seconds.</param>
    /// <returns>The window.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The length is outside that range.</exception>
    public static SloWindow Rolling(TimeSpan length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, SloConstants.MinWindow);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, SloConstants.MaxWindow);
        if (length.Ticks % TimeSpan.TicksPerSecond != 0)
            throw new ArgumentOutOfRangeException(nameof(length), length, "A window has whole seconds.");
        return new SloWindow(length, period: null, zone: null);
    }

    /// <summary>A window that is the running period of the calendar.</summary>
    /// <param name="period">The period.</param>
    /// <param name="zone">Where its days begin; null for UTC.</param>
    /// <returns>The window.</returns>
    public static SloWindow Calendar(CalendarPeriod period, TimeZoneInfo? zone = null)
    {
        if (!Enum.IsDefined(period))
            throw new ArgumentOutOfRangeException(nameof(period), period, "There is no such period.");
        return new SloWindow(CalendarMath.UsualLength(period), period, zone);
    }

    /// <summary>Where the window lies at a time.</summary>
    /// <param name="time">The time.</param>
    /// <returns>Its begin and its end: the time itself for a rolling window, the end of the period for one of the calendar.</returns>
    public (DateTimeOffset Start, DateTimeOffset End) At(DateTimeOffset time) => Period is { } period
        ? CalendarMath.PeriodAt(time, period, Zone)
        : (time - Length, time);

    /// <summary>Writes the window: <c>30d</c>, <c>month</c>, <c>month (Europe/Berlin)</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => IsCalendar && Zone.Id != TimeZoneInfo.Utc.Id ? $"{Name} ({Zone.Id})" : Name;
}
