using Instrumentation.Functions;

namespace Instrumentation;

/// <summary>How PromQL is evaluated, and what one query may cost.</summary>
public sealed class QuerySettings
{
    // Prometheus takes 11,000 steps, and the point behind the last.
    private const int MaxSteps = 11_001;

    /// <summary>How far an instant selector looks back for a sample.</summary>
    [AllowedDuration("00:00:01", "1.00:00:00")]
    public TimeSpan Lookback { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a query may take, waiting for its turn included.</summary>
    [AllowedDuration("00:00:00.010", "01:00:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How many samples a query may read and produce.</summary>
    [AllowedRange(1, 2_000_000_000)]
    public int MaxSamples { get; set; } = 50_000_000;

    /// <summary>How many queries may run at once; others wait.</summary>
    [AllowedRange(1, 1_000)]
    public int MaxConcurrency { get; set; } = 4;

    /// <summary>How rate and increase use the times at which counters started: Ignored as Prometheus does, Extrapolated, or Exact, which counts what was counted.</summary>
    [AllowedMember]
    public CounterStartUse CounterStarts { get; set; }

    internal PromqlEngineOptions ToOptions() => new()
    {
        Lookback = Lookback,
        Timeout = Timeout,
        MaxSamples = MaxSamples,
        MaxConcurrency = MaxConcurrency,
        MaxSteps = MaxSteps,
        CounterStartUse = CounterStarts,
    };
}
