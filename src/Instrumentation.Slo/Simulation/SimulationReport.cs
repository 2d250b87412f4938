namespace Instrumentation;

/// <summary>What a simulation saw.</summary>
public sealed record SimulationReport
{
    internal SimulationReport(IReadOnlyList<SimulatedAlert> alerts, IReadOnlyList<SimulatedIncident> incidents, IReadOnlyList<SloResult> results)
    {
        Alerts = alerts;
        Incidents = incidents;
        Results = results;
    }

    /// <summary>The alerts in the order of their firing.</summary>
    public IReadOnlyList<SimulatedAlert> Alerts { get; }

    /// <summary>The incidents in order.</summary>
    public IReadOnlyList<SimulatedIncident> Incidents { get; }

    /// <summary>How the objective stood at the end, over each window.</summary>
    public IReadOnlyList<SloResult> Results { get; }

    /// <summary>The part of the alerts that were about significant incidents; null where there were no alerts.</summary>
    public decimal? Precision { get; internal init; }

    /// <summary>The part of the significant incidents that were alerted; null where there were none.</summary>
    public decimal? Recall { get; internal init; }

    /// <summary>
    /// The strictest of the usual objectives (90 %, 95 %, 99 %, 99.5 %, 99.9 %, 99.95 %, 99.99 %, 99.999 %) that the history would have met with at least a fifth
    /// of its budget left; null where it met none, or had no events.
    /// </summary>
    public decimal? RecommendedObjective { get; internal init; }
}
