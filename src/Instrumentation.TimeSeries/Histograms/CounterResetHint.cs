namespace Instrumentation.Histograms;

/// <summary>What is known about a reset of the counters in a histogram since the sample before.</summary>
public enum CounterResetHint
{
    /// <summary>Nothing is known; the buckets have to be compared.</summary>
    Unknown,

    /// <summary>The counters started anew.</summary>
    Reset,

    /// <summary>The counters went on.</summary>
    NotReset,

    /// <summary>The histogram is a gauge and may go up and down.</summary>
    Gauge,
}
