using Instrumentation.Histograms;
using Instrumentation.Labels;
using Instrumentation.Reading;

namespace Instrumentation.RuleTests;

/// <summary>A series of a rule test, in lists.</summary>
internal sealed class StoredSeries(SeriesLabels labels) : ISeries
{
    private readonly List<(long Time, double Value, NativeHistogram? Histogram)> _samples = [];

    public SeriesLabels Labels => labels;

    /// <summary>Appends a sample; one that is not later than the last is left out, as a storage does.</summary>
    public void Append(long time, double value, NativeHistogram? histogram)
    {
        NativeHistogram? previous = _samples.Count > 0 ? _samples[^1].Histogram : null;
        if (_samples.Count == 0 || _samples[^1].Time < time)
            _samples.Add((time, value, histogram?.WithResetHint(Hint(previous, histogram))));
    }

    public void Read(long fromUnixMs, long toUnixMs, SampleBuffer samples)
    {
        for (int index = First(fromUnixMs); index < _samples.Count && _samples[index].Time <= toUnixMs; index++)
        {
            (long time, double value, NativeHistogram? histogram) = _samples[index];
            if (histogram is null)
                samples.Add(time, value);
            else
                samples.Add(time, histogram);
        }
    }

    // A storage keeps histograms whose counters only grow together: nothing is known of the first, of others that they went on.
    private static CounterResetHint Hint(NativeHistogram? previous, NativeHistogram histogram)
    {
        if (histogram.ResetHint == CounterResetHint.Gauge)
            return CounterResetHint.Gauge;
        bool isComparable = previous is not null && previous.ResetHint != CounterResetHint.Gauge && histogram.ResetHint != CounterResetHint.Reset
            && !StaleMarker.Is(previous.Sum) && previous.Schema == histogram.Schema && previous.ZeroThreshold == histogram.ZeroThreshold
            && previous.CustomBounds.AsSpan().SequenceEqual(histogram.CustomBounds.AsSpan());
        return isComparable && !histogram.WithResetHint(CounterResetHint.Unknown).DetectReset(previous!) ? CounterResetHint.NotReset : CounterResetHint.Unknown;
    }

    private int First(long time)
    {
        int low = 0;
        int high = _samples.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_samples[middle].Time < time)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
