namespace Samples.StreamingAnalytics.Explanations;

/// <summary>What an unusual window looks like.</summary>
internal enum WindowPattern
{
    Spike,
    Drop,
    LevelShift,
    FlatLine,
    MissingData,
    Noise,
}
