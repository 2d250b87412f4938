using Samples.StreamingAnalytics.Windows;

namespace Samples.StreamingAnalytics.Scoring;

/// <summary>A window with its score.</summary>
/// <param name="Window">The window.</param>
/// <param name="Score">0 for a usual one, towards 1 for an unusual one; null where the model knows too little or failed.</param>
/// <param name="Baseline">What the model held for usual; null where there is no score.</param>
internal sealed record ScoredWindow(WindowResult Window, double? Score, WindowBaseline? Baseline)
{
    private const double AnomalyThreshold = 0.9;

    public bool IsAnomaly => Score >= AnomalyThreshold;
}
