using Instrumentation.Labels;
using Instrumentation.Reading;

namespace Instrumentation.Input;

/// <summary>The series of a file.</summary>
internal sealed class SampleFile : ISeriesSource
{
    private readonly Dictionary<SeriesLabels, SampleSeries> _series = [];

    public long? NewestUnixMs { get; private set; }

    /// <summary>Adds a sample.</summary>
    /// <returns>False when the series has one of this time or a later one.</returns>
    public bool TryAdd(SeriesLabels labels, long time, double value)
    {
        if (!_series.TryGetValue(labels, out SampleSeries? series))
            _series.Add(labels, series = new SampleSeries(labels));
        if (time <= series.LastTime)
            return false;
        series.Add(time, value);
        NewestUnixMs = Math.Max(NewestUnixMs ?? time, time);
        return true;
    }

    public ValueTask<IReadOnlyList<ISeries>> SelectAsync(SeriesSelection selection, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<ISeries>>(
            [.. _series.Values.Where(series => selection.Matchers.All(matcher => matcher.Matches(series.Labels[matcher.Name])))]);
}
