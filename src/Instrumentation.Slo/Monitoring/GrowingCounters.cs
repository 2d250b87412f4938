using Instrumentation.Labels;

namespace Instrumentation.Monitoring;

/// <summary>What counters grew by between two readings, series by series, so that one that begins again at zero takes nothing from the others.</summary>
internal sealed class GrowingCounters
{
    // A series that is away for longer is taken for a new one when it comes back.
    private const int MostReadingsAway = 60;

    private readonly Dictionary<SeriesLabels, (double Value, long Reading)> _before = [];
    private long _reading;

    /// <summary>Takes a reading.</summary>
    /// <returns>
    /// Each series with what it grew by since the reading before. Null for the first reading, which has nothing before it; a series that comes later began in between.
    /// </returns>
    public IReadOnlyList<SliSample>? Read(IReadOnlyList<SliSample> samples)
    {
        _reading++;
        var grown = new List<SliSample>(samples.Count);
        foreach (SliSample sample in samples)
        {
            double before = _before.TryGetValue(sample.Labels, out (double Value, long Reading) known) && known.Value <= sample.Value ? known.Value : 0;
            _before[sample.Labels] = (sample.Value, _reading);
            grown.Add(sample with { Value = sample.Value - before });
        }

        foreach (SeriesLabels labels in (SeriesLabels[])[.. _before.Where(series => _reading - series.Value.Reading > MostReadingsAway).Select(series => series.Key)])
            _before.Remove(labels);
        return _reading == 1 ? null : grown;
    }
}
