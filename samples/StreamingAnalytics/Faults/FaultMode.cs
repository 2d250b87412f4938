namespace Samples.StreamingAnalytics.Faults;

/// <summary>How a stage misbehaves.</summary>
internal enum FaultMode
{
    None,
    Slow,
    Fail,

    /// <summary>It waits until it is switched to something else.</summary>
    Hold,
}
