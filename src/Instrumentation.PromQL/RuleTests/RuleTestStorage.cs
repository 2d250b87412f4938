using Instrumentation.Histograms;
using Instrumentation.Labels;
using Instrumentation.Reading;
using Instrumentation.Rules;

namespace Instrumentation.RuleTests;

/// <summary>The series of one rule test: those given, as far as time has come, and those that rules wrote.</summary>
internal sealed class RuleTestStorage : ISeriesSource, ISeriesSink
{
    private readonly Dictionary<SeriesLabels, StoredSeries> _series = [];

    public void Append(SeriesLabels labels, long timeUnixMs, double value) => Of(labels).Append(timeUnixMs, value, null);

    public void Append(SeriesLabels labels, long timeUnixMs, NativeHistogram histogram) => Of(labels).Append(timeUnixMs, histogram.Sum, histogram);

    public ValueTask<IReadOnlyList<ISeries>> SelectAsync(SeriesSelection selection, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<ISeries>>([.. _series.Values.Where(series => selection.Matchers.All(matcher => matcher.Matches(series.Labels[matcher.Name])))]);

    private StoredSeries Of(SeriesLabels labels)
    {
        if (!_series.TryGetValue(labels, out StoredSeries? series))
            _series.Add(labels, series = new StoredSeries(labels));
        return series;
    }
}
