namespace Instrumentation;

/// <summary>What Pyrra measures an objective by.</summary>
public enum PyrraIndicatorKind
{
    /// <summary>Errors among all events.</summary>
    Ratio,

    /// <summary>Events in a bucket of a histogram among all of them.</summary>
    Latency,

    /// <summary>Events of a native histogram below a length of time.</summary>
    LatencyNative,

    /// <summary>A gauge that is 1 while all is well.</summary>
    BoolGauge,
}
