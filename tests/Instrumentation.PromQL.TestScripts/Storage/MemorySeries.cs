using Instrumentation.Histograms;
using Instrumentation.Labels;
using Instrumentation.Reading;

namespace Instrumentation.TestScripts.Storage;

/// <summary>A series of a <see cref="MemorySeriesSource"/>.</summary>
public sealed class MemorySeries(SeriesLabels labels) : ISeries
{
    private readonly List<MemorySample> _samples = [];
    private CounterResetHint[]? _hints;

    /// <inheritdoc/>
    public SeriesLabels Labels => labels;

    /// <summary>The samples in order of time, as they were written.</summary>
    public IReadOnlyList<MemorySample> Samples => _samples;

    /// <summary>Writes a sample; one of the same time is replaced.</summary>
    public void Write(MemorySample sample)
    {
        _hints = null;
        int place = _samples.Count;
        while (place > 0 && _samples[place - 1].TimeUnixMs > sample.TimeUnixMs)
            place--;
        if (place > 0 && _samples[place - 1].TimeUnixMs == sample.TimeUnixMs)
            _samples[place - 1] = sample;
        else
            _samples.Insert(place, sample);
    }

    /// <inheritdoc/>
    public void Read(long fromUnixMs, long toUnixMs, SampleBuffer samples)
    {
        _hints ??= StoredResetHints.Of(_samples);
        for (int place = 0; place < _samples.Count; place++)
        {
            MemorySample sample = _samples[place];
            if (sample.TimeUnixMs < fromUnixMs || sample.TimeUnixMs > toUnixMs)
                continue;
            if (sample.Histogram is null)
                samples.Add(sample.TimeUnixMs, sample.Number, sample.StartUnixMs);
            else
                samples.Add(sample.TimeUnixMs, sample.Histogram.WithResetHint(_hints[place]), sample.StartUnixMs);
        }
    }
}
