using Instrumentation.Histograms;
using Instrumentation.Labels;
using Instrumentation.Reading;

namespace Instrumentation.TestScripts.Storage;

/// <summary>Series kept in lists, for tests.</summary>
public sealed class MemorySeriesSource : ISeriesSource
{
    private readonly Dictionary<SeriesLabels, MemorySeries> _series = [];

    /// <summary>The series in the order in which they were first written.</summary>
    public IReadOnlyCollection<MemorySeries> Series => _series.Values;

    /// <summary>Removes all series.</summary>
    public void Clear() => _series.Clear();

    /// <summary>Writes a number.</summary>
    public void Add(SeriesLabels labels, long timeUnixMs, double value, long startUnixMs = 0) => Of(labels).Write(new MemorySample(timeUnixMs, value, null, startUnixMs));

    /// <summary>Writes a histogram.</summary>
    public void Add(SeriesLabels labels, long timeUnixMs, NativeHistogram histogram, long startUnixMs = 0) =>
        Of(labels).Write(new MemorySample(timeUnixMs, histogram.Sum, histogram, startUnixMs));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ISeries>> SelectAsync(SeriesSelection selection, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<ISeries>>([.. _series.Values.Where(series => selection.Matchers.All(matcher => matcher.Matches(series.Labels[matcher.Name])))]);

    private MemorySeries Of(SeriesLabels labels)
    {
        if (!_series.TryGetValue(labels, out MemorySeries? series))
            _series.Add(labels, series = new MemorySeries(labels));
        return series;
    }
}
