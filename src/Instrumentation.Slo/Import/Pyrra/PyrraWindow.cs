namespace Instrumentation;

/// <summary>Two windows that Pyrra alerts on together, and how fast both have to burn.</summary>
/// <param name="Severity">The alert's label, <c>critical</c> or <c>warning</c>.</param>
/// <param name="HoldDuration">How long both have to burn before the alert fires.</param>
/// <param name="LongWindow">The long window.</param>
/// <param name="ShortWindow">The short window.</param>
/// <param name="Factor">The burn rate above which the pair alerts: 14, 7, 2 or 1.</param>
public sealed record PyrraWindow(string Severity, TimeSpan HoldDuration, TimeSpan LongWindow, TimeSpan ShortWindow, decimal Factor)
{
    private static readonly TimeSpan Base = TimeSpan.FromDays(28);

    // Pyrra's own numbers for 28 days: the factors stay for other periods, the times grow and shrink with them.
    private static readonly PyrraWindow[] OfBase =
    [
        new("critical", TimeSpan.FromMinutes(2), TimeSpan.FromHours(1), TimeSpan.FromMinutes(5), 14),
        new("critical", TimeSpan.FromMinutes(15), TimeSpan.FromHours(6), TimeSpan.FromMinutes(30), 7),
        new("warning", TimeSpan.FromHours(1), TimeSpan.FromDays(1), TimeSpan.FromHours(2), 2),
        new("warning", TimeSpan.FromHours(3), TimeSpan.FromDays(4), TimeSpan.FromHours(6), 1),
    ];

    /// <summary>Gives Pyrra's four pairs for a compliance period, fastest first.</summary>
    /// <param name="window">The compliance period, above 0.</param>
    /// <returns>The pairs, their times rounded to minutes; windows have at least one, since a window of none holds nothing.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The period is 0 or negative.</exception>
    public static IReadOnlyList<PyrraWindow> For(TimeSpan window)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(window, TimeSpan.Zero);
        return
        [
            .. OfBase.Select(pair => pair with
            {
                HoldDuration = Scale(pair.HoldDuration, window, 0),
                LongWindow = Scale(pair.LongWindow, window, 1),
                ShortWindow = Scale(pair.ShortWindow, window, 1),
            }),
        ];
    }

    private static TimeSpan Scale(TimeSpan time, TimeSpan window, decimal least)
    {
        decimal minutes = (decimal)time.Ticks * window.Ticks / Base.Ticks / TimeSpan.TicksPerMinute;
        return TimeSpan.FromMinutes((long)Math.Max(Math.Round(minutes, MidpointRounding.AwayFromZero), least));
    }
}
