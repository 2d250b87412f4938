using Instrumentation.Histograms;
using Instrumentation.Labels;

namespace Instrumentation.Evaluation;

/// <summary>One series of a result, its points in columns. Immutable.</summary>
public sealed class ResultSeries
{
    private readonly long[] _timestamps;
    private readonly double[] _values;
    private readonly NativeHistogram?[]? _histograms;

    internal ResultSeries(SeriesLabels labels, long[] timestamps, double[] values, NativeHistogram?[]? histograms)
    {
        Labels = labels;
        _timestamps = timestamps;
        _values = values;
        _histograms = histograms;
    }

    /// <summary>The labels.</summary>
    public SeriesLabels Labels { get; }

    /// <summary>How many points there are.</summary>
    public int Count => _timestamps.Length;

    /// <summary>The points' times in milliseconds since 1970-01-01 UTC, rising.</summary>
    public ReadOnlySpan<long> Timestamps => _timestamps;

    /// <summary>The points' values; where a point is a histogram, the sum of its observations.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>The histogram of a point.</summary>
    /// <param name="index">Which point, 0 to <see cref="Count"/> - 1.</param>
    /// <returns>The histogram, or null when the point is a number.</returns>
    public NativeHistogram? Histogram(int index) => _histograms?[index];
}
