namespace Samples.StreamingAnalytics.Windows;

/// <summary>What became of an event.</summary>
internal enum AddResult
{
    Added,
    Late,
    Full,
}
