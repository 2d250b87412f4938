using Instrumentation.Objectives;

namespace Instrumentation;

/// <summary>Two windows that both have to burn too fast for an alert: the long one says that it matters, the short one that it still goes on.</summary>
/// <param name="Severity">What the alert asks for.</param>
/// <param name="LongWindow">The long window.</param>
/// <param name="ShortWindow">The short window, shorter than the long one.</param>
/// <param name="BudgetShare">The part of the compliance period's budget that burns up within the long window when the alert begins, above 0 and up to 1.</param>
/// <remarks>The factors follow from the shares: <c>b = p T / L</c> (The Site Reliability Workbook, chapter 5).</remarks>
public sealed record BurnRatePair(BurnRateSeverity Severity, TimeSpan LongWindow, TimeSpan ShortWindow, decimal BudgetShare)
{
    /// <summary>The workbook's four pairs: 2 % in 1 h and 5 % in 6 h page, 10 % in a day and 10 % in three days are tickets; short windows are a twelfth.</summary>
    public static IReadOnlyList<BurnRatePair> Workbook { get; } =
    [
        new(BurnRateSeverity.Page, TimeSpan.FromHours(1), TimeSpan.FromMinutes(5), 0.02m),
        new(BurnRateSeverity.Page, TimeSpan.FromHours(6), TimeSpan.FromMinutes(30), 0.05m),
        new(BurnRateSeverity.Ticket, TimeSpan.FromDays(1), TimeSpan.FromHours(2), 0.10m),
        new(BurnRateSeverity.Ticket, TimeSpan.FromDays(3), TimeSpan.FromHours(6), 0.10m),
    ];

    /// <summary>Two pairs: 2 % in 1 h with 5 min pages, 10 % in 24 h with 1 h is a ticket.</summary>
    public static IReadOnlyList<BurnRatePair> FastAndSlow { get; } =
    [
        new(BurnRateSeverity.Page, TimeSpan.FromHours(1), TimeSpan.FromMinutes(5), 0.02m),
        new(BurnRateSeverity.Ticket, TimeSpan.FromDays(1), TimeSpan.FromHours(1), 0.10m),
    ];

    /// <summary>The pairs for a compliance period that names none.</summary>
    /// <param name="period">The period.</param>
    /// <returns>The workbook's for 28 days and more; the same with shorter windows down to a day; none below, where no window holds enough.</returns>
    public static IReadOnlyList<BurnRatePair> DefaultFor(TimeSpan period)
    {
        if (period >= TimeSpan.FromDays(28))
            return Workbook;
        return period < TimeSpan.FromDays(1) ? [] : [.. Workbook.Select(pair => pair.Scaled(TimeSpan.FromDays(30), period))];
    }

    /// <summary>The burn rate above which the pair alerts.</summary>
    /// <param name="period">The compliance period.</param>
    /// <returns>share × period ÷ long window: 14.4 for 2 % of 30 days in 1 hour.</returns>
    public decimal Factor(TimeSpan period) => BudgetShare * period.Ticks / LongWindow.Ticks;

    /// <summary>The objective that has to be exceeded for the pair to be able to fire at all, when everything fails.</summary>
    /// <param name="period">The compliance period.</param>
    /// <returns>1 - 1 ÷ factor; 0 where the factor is 1 or less, which every objective exceeds.</returns>
    public decimal MinObjective(TimeSpan period) => Math.Max(1m - (1m / Factor(period)), 0m);

    /// <summary>The same pair for another compliance period, its windows longer or shorter by as much, so that the factor stays.</summary>
    /// <param name="from">The period that the pair was made for.</param>
    /// <param name="period">The other period.</param>
    /// <returns>The pair, its windows rounded to whole minutes, at least one.</returns>
    public BurnRatePair Scaled(TimeSpan from, TimeSpan period) => this with { LongWindow = Scale(LongWindow, from, period), ShortWindow = Scale(ShortWindow, from, period) };

    /// <summary>Writes the pair: <c>page 1h and 5m, 2 %</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{(Severity == BurnRateSeverity.Page ? "page" : "ticket")} {WindowNames.Of(LongWindow)} and {WindowNames.Of(ShortWindow)}, {BudgetShare * 100:0.####} %";

    private static TimeSpan Scale(TimeSpan window, TimeSpan from, TimeSpan period)
    {
        decimal minutes = (decimal)window.Ticks * period.Ticks / from.Ticks / TimeSpan.TicksPerMinute;
        return TimeSpan.FromMinutes((long)Math.Max(Math.Round(minutes, MidpointRounding.AwayFromZero), 1m));
    }
}
