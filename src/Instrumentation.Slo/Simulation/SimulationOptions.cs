namespace Instrumentation;

/// <summary>How a history is replayed.</summary>
public sealed record SimulationOptions
{
    /// <summary>The time between two evaluations; null for one at every point.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>The part of the compliance period's budget that an incident has to take to be significant, above 0 and up to 1; default 2 %.</summary>
    public decimal SignificantShare { get; init; } = 0.02m;

    /// <summary>How long all has to be well between two incidents; default 1 hour.</summary>
    public TimeSpan Quiet { get; init; } = TimeSpan.FromHours(1);
}
