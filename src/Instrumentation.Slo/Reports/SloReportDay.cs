namespace Instrumentation;

/// <summary>One day of an SLO.</summary>
/// <param name="Date">The day, in the zone of the SLO's first window of the calendar, or in UTC.</param>
/// <param name="Good">Good events, or slices; of a composite, its ratio.</param>
/// <param name="Bad">Bad events, or slices; of a composite, its ratio.</param>
/// <param name="BudgetShare">The part of the whole report's budget that the day took; null without an objective.</param>
/// <param name="IsMet">Whether the objective was met; null without one.</param>
public sealed record SloReportDay(DateOnly Date, decimal Good, decimal Bad, decimal? BudgetShare, bool? IsMet)
{
    /// <summary>The ratio of good ones, 0 to 1.</summary>
    public decimal Sli => Good / (Good + Bad);
}
