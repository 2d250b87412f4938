namespace Instrumentation;

/// <summary>A pair of windows as Pyrra alerts by it.</summary>
/// <param name="Severity"><c>critical</c> or <c>warning</c>.</param>
/// <param name="HoldDuration">How long both windows have to be above the factor.</param>
/// <param name="LongWindow">The long window.</param>
/// <param name="ShortWindow">The short window.</param>
/// <param name="Factor">The burn rate above which it alerts.</param>
public sealed record PyrraWindow(string Severity, TimeSpan HoldDuration, TimeSpan LongWindow, TimeSpan ShortWindow, decimal Factor)
{
    private static readonly TimeSpan Reference = TimeSpan.FromDays(28);

    // Those of 28 days; those of other periods are longer or shorter by as much.
    private static readonly PyrraWindow[] OfReference =
    [
        new("critical", TimeSpan.FromMinutes(2), TimeSpan.FromHours(1), TimeSpan.FromMinutes(5), 14),
        new("critical", TimeSpan.FromMinutes(15), TimeSpan.FromHours(6), TimeSpan.FromMinutes(30), 7),
        new("warning", TimeSpan.FromHours(1), TimeSpan.FromDays(1), TimeSpan.FromHours(2), 2),
        new("warning", TimeSpan.FromHours(3), TimeSpan.FromDays(4), TimeSpan.FromHours(6), 1),
    ];

    /// <summary>The windows for a compliance period.</summary>
    /// <param name="period">The period.</param>
    /// <returns>Four pairs, their lengths rounded to whole minutes.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The period is not positive.</exception>
    public static IReadOnlyList<PyrraWindow> For(TimeSpan period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(period, TimeSpan.Zero);
        return [.. OfReference.Select(window => window with
        {
            HoldDuration = Scale(window.HoldDuration, period),
            LongWindow = Scale(window.LongWindow, period),
            ShortWindow = Scale(window.ShortWindow, period),
        })];
    }

    private static TimeSpan Scale(TimeSpan length, TimeSpan period) =>
        TimeSpan.FromMinutes((long)Math.Round((decimal)length.Ticks * period.Ticks / Reference.Ticks / TimeSpan.TicksPerMinute, MidpointRounding.AwayFromZero));
}
