using System.Globalization;

namespace Instrumentation.Import;

/// <summary>A length of time as OpenSLO writes it: a whole number and a unit.</summary>
/// <param name="Count">How many units.</param>
/// <param name="Unit">m, h, d, w, M for months, Q for quarters, or Y for years.</param>
internal readonly record struct OpenSloDuration(long Count, char Unit)
{
    public const string Units = "mhdwMQY";

    /// <summary>The length, where a month counts as 30 days, a quarter as 90 and a year as 365; the longest there is where it does not fit.</summary>
    public TimeSpan Length => Count <= TimeSpan.MaxValue.Ticks / UnitTicks ? new TimeSpan(Count * UnitTicks) : TimeSpan.MaxValue;

    private long UnitTicks => Unit switch
    {
        'm' => TimeSpan.TicksPerMinute,
        'h' => TimeSpan.TicksPerHour,
        'd' => TimeSpan.TicksPerDay,
        'w' => 7 * TimeSpan.TicksPerDay,
        'M' => 30 * TimeSpan.TicksPerDay,
        'Q' => 90 * TimeSpan.TicksPerDay,
        _ => 365 * TimeSpan.TicksPerDay,
    };

    public static bool TryParse(string text, out OpenSloDuration duration)
    {
        duration = default;
        if (text.Length < 2 || !Units.Contains(text[^1], StringComparison.Ordinal))
            return false;
        if (!long.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out long count))
            return false;
        duration = new OpenSloDuration(count, text[^1]);
        return true;
    }

    /// <summary>The text of a length; null where it has a rest of seconds, which OpenSLO cannot say.</summary>
    public static string? Format(TimeSpan length)
    {
        foreach ((char unit, long ticks) in (ReadOnlySpan<(char, long)>)[('w', 7 * TimeSpan.TicksPerDay), ('d', TimeSpan.TicksPerDay), ('h', TimeSpan.TicksPerHour), ('m', TimeSpan.TicksPerMinute)])
        {
            if (length.Ticks > 0 && length.Ticks % ticks == 0)
                return string.Create(CultureInfo.InvariantCulture, $"{length.Ticks / ticks}{unit}");
        }

        return null;
    }

    /// <summary>The period of the calendar that is as long; null where there is none.</summary>
    public CalendarPeriod? Calendar() => (Count, Unit) switch
    {
        (1, 'd') or (24, 'h') => CalendarPeriod.Day,
        (1, 'w') or (7, 'd') => CalendarPeriod.Week,
        (1, 'M') => CalendarPeriod.Month,
        (1, 'Q') or (3, 'M') => CalendarPeriod.Quarter,
        (1, 'Y') or (4, 'Q') or (12, 'M') => CalendarPeriod.Year,
        _ => null,
    };
}
