namespace Instrumentation;

/// <summary>How one SLO, or one group of it, did in the time of a report.</summary>
/// <remarks>Immutable and safe from any thread.</remarks>
public sealed record SloReportEntry
{
    internal SloReportEntry(SloStatus status, IReadOnlyList<SloReportDay> days, SloTrend trend)
    {
        Status = status;
        Days = days;
        Trend = trend;
    }

    /// <summary>The SLO, its group, and how it stands over its own windows when the report is made.</summary>
    public SloStatus Status { get; }

    /// <summary>The days that were measured, the oldest first.</summary>
    public IReadOnlyList<SloReportDay> Days { get; }

    /// <summary>Where the SLI is going by these days; <see cref="SloTrend.Volatility"/> is the standard deviation of the daily SLI.</summary>
    public SloTrend Trend { get; }

    /// <summary>Good events, or slices, of the time.</summary>
    public decimal Good { get; internal init; }

    /// <summary>Bad events, or slices, of the time.</summary>
    public decimal Bad { get; internal init; }

    /// <summary>The ratio of good ones over the time of the report, 0 to 1; null where nothing was measured.</summary>
    public decimal? Compliance { get; internal init; }

    /// <summary>The part of the time that was measured, 0 to 1.</summary>
    public decimal Coverage { get; internal init; }

    /// <summary>Whether the objective was met over the time of the report; null where nothing was measured, or there is no objective.</summary>
    public bool? IsMet { get; internal init; }

    /// <summary>The part of the report's budget that is spent: 1 for all that the objective allows of the report's events; null where nothing was measured.</summary>
    public decimal? Consumed { get; internal init; }

    /// <summary>What the bad events and minutes of the time cost; null where the SLO says no cost, or nothing was measured.</summary>
    public decimal? Cost { get; internal init; }

    /// <summary>The days on which the objective was missed.</summary>
    public IEnumerable<SloReportDay> Violations => Days.Where(day => day.IsMet == false);

    /// <summary>What follows from the figures, a sentence each; empty when there is nothing to do.</summary>
    public IReadOnlyList<string> Recommendations { get; internal init; } = [];
}
