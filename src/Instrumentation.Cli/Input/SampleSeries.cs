using Instrumentation.Labels;
using Instrumentation.Reading;

namespace Instrumentation.Input;

/// <summary>A series of a file, its samples in order.</summary>
internal sealed class SampleSeries(SeriesLabels labels) : ISeries
{
    private readonly List<long> _times = [];
    private readonly List<double> _values = [];

    public SeriesLabels Labels => labels;

    public long LastTime => _times.Count == 0 ? long.MinValue : _times[^1];

    public void Add(long time, double value)
    {
        _times.Add(time);
        _values.Add(value);
    }

    public void Read(long fromUnixMs, long toUnixMs, SampleBuffer samples)
    {
        int place = _times.BinarySearch(fromUnixMs);
        for (int index = place < 0 ? ~place : place; index < _times.Count && _times[index] <= toUnixMs; index++)
            samples.Add(_times[index], _values[index]);
    }
}
