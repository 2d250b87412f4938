namespace Samples.StreamingAnalytics.Faults;

/// <summary>How a stage misbehaves.</summary>
internal enum FaultMode
{
    None,
    Slow,
    Fail,
}
