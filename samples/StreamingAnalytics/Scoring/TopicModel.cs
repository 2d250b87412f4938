using Samples.StreamingAnalytics.Windows;

namespace Samples.StreamingAnalytics.Scoring;

/// <summary>
/// Says how unusual a window is for its topic: the robust distances of mean and deviation from those of the last week, put through a logistic
/// function. Learns again from the topic's windows once a day of them. For one thread at a time.
/// </summary>
internal sealed class TopicModel
{
    public const string Name = "window_anomaly";

    private const int Memory = 168;
    private const int RefreshEvery = 24;

    // Chosen by hand: a usual window, one deviation away in both, scores 0.04; one whose mean is ten deviations away scores 0.9.
    private const double Intercept = -4;
    private const double MeanWeight = 0.6;
    private const double DeviationWeight = 0.25;

    private readonly Queue<double> _counts = new();
    private readonly Queue<double> _means = new();
    private readonly Queue<double> _deviations = new();
    private WindowBaseline? _baseline;
    private long _learned;

    /// <summary>Judges a window.</summary>
    /// <param name="window">The window.</param>
    /// <returns>Its score: 0 for a usual one, towards 1 for an unusual one, and null while too few windows were seen to judge one.</returns>
    public ScoredWindow Judge(WindowResult window)
    {
        if (_baseline is null)
            return new ScoredWindow(window, Score: null, Baseline: null);
        double evidence = Intercept
            + (MeanWeight * _baseline.Mean.Distance(window.Mean))
            + (DeviationWeight * _baseline.Deviation.Distance(window.Deviation));
        return new ScoredWindow(window, 1 / (1 + Math.Exp(-evidence)), _baseline);
    }

    /// <summary>Takes a window into what it knows.</summary>
    /// <param name="window">The window.</param>
    /// <returns>Whether what is usual was computed anew.</returns>
    public bool Learn(WindowResult window)
    {
        Remember(_counts, window.Count);
        Remember(_means, window.Mean);
        Remember(_deviations, window.Deviation);
        if (++_learned % RefreshEvery != 0)
            return false;
        _baseline = new WindowBaseline(RobustRange.Of(_counts), RobustRange.Of(_means), RobustRange.Of(_deviations));
        return true;
    }

    private static void Remember(Queue<double> memory, double value)
    {
        memory.Enqueue(value);
        if (memory.Count > Memory)
            memory.Dequeue();
    }
}
