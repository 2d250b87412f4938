namespace Samples.StreamingAnalytics.Faults;

/// <summary>The stages whose faults can be switched on.</summary>
internal enum Stage
{
    Log,
    Windows,
    Scoring,
    Streaming,
    Explanations,
}
