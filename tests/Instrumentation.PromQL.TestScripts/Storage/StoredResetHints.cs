using Instrumentation.Histograms;
using Instrumentation.Reading;

namespace Instrumentation.TestScripts.Storage;

/// <summary>
/// The reset hints that a Prometheus storage reads back. A run of samples whose counters only grow in the same buckets shares a chunk: of its first
/// sample nothing is known, of the others that they went on. Gauges stay gauges. Chunks that end because they are full are left out here.
/// </summary>
internal static class StoredResetHints
{
    public static CounterResetHint[] Of(IReadOnlyList<MemorySample> samples)
    {
        var hints = new CounterResetHint[samples.Count];
        NativeHistogram? previous = null;
        for (int place = 0; place < hints.Length; place++)
        {
            NativeHistogram? histogram = samples[place].Histogram;
            if (histogram is not null)
                hints[place] = Hint(previous, histogram);
            previous = histogram;
        }

        return hints;
    }

    private static CounterResetHint Hint(NativeHistogram? previous, NativeHistogram histogram)
    {
        if (histogram.ResetHint == CounterResetHint.Gauge)
            return CounterResetHint.Gauge;
        return previous is not null && Continues(previous, histogram) ? CounterResetHint.NotReset : CounterResetHint.Unknown;
    }

    private static bool Continues(NativeHistogram previous, NativeHistogram histogram)
    {
        if (previous.ResetHint == CounterResetHint.Gauge || histogram.ResetHint == CounterResetHint.Reset || StaleMarker.Is(previous.Sum))
            return false;
        if (StaleMarker.Is(histogram.Sum))
            return true;
        return previous.Schema == histogram.Schema
            && previous.ZeroThreshold == histogram.ZeroThreshold
            && previous.CustomBounds.AsSpan().SequenceEqual(histogram.CustomBounds.AsSpan())
            && !histogram.WithResetHint(CounterResetHint.Unknown).DetectReset(previous);
    }
}
