using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Instrumentation.Histograms;
using Instrumentation.Reading;
using Instrumentation.Rendering;

namespace Instrumentation.Storage;

// A histogram of exponential buckets: one series of native histograms.
internal sealed class NativeHistogramWriter(StoredSeries stored, ExemplarStore? exemplars = null) : SeriesWriter([stored], exemplars)
{
    private const int CoarsestSchema = -4;

    private static readonly NativeHistogram Stale = new() { Sum = StaleMarker.Value };

    public override void Write(SeriesStore store, in SeriesPoint point, long time)
    {
        store.Append(stored, time, Convert(point.Histogram!), StartOf(in point, time));
        if (point.Histogram!.Exemplars.Length == 0)
            return;
        foreach (Exemplar exemplar in point.Histogram.Exemplars.ToArray().OrderBy(exemplar => exemplar.Timestamp))
            Tell(0, in exemplar);
    }

    public override void End(SeriesStore store, long time) => store.Append(stored, time, Stale);

    internal static NativeHistogram Convert(HistogramPoint histogram)
    {
        // Buckets coarser than any schema have no native form; what is known of them is the count and the sum.
        if (histogram.Scale < CoarsestSchema)
            return new NativeHistogram { Count = histogram.Count, Sum = histogram.Sum, ZeroThreshold = NativeBuckets.ZeroThreshold(histogram), ZeroCount = histogram.ZeroCount };
        return new NativeHistogram
        {
            Schema = histogram.Scale,
            Count = histogram.Count,
            Sum = histogram.Sum,
            ZeroThreshold = NativeBuckets.ZeroThreshold(histogram),
            ZeroCount = histogram.ZeroCount,
            PositiveSpans = Spans(histogram.PositiveOffset, histogram.BucketCounts),
            PositiveBuckets = Buckets(histogram.BucketCounts),
            NegativeSpans = Spans(histogram.NegativeOffset, histogram.NegativeCounts),
            NegativeBuckets = Buckets(histogram.NegativeCounts),
        };
    }

    // Our indices are those of the lower bounds, a native histogram counts by upper bounds, one more. One span is enough: our buckets are contiguous.
    private static ImmutableArray<HistogramSpan> Spans(int offset, ReadOnlySpan<long> counts) => counts.Length == 0 ? [] : [new HistogramSpan(offset + 1, counts.Length)];

    private static ImmutableArray<double> Buckets(ReadOnlySpan<long> counts)
    {
        var buckets = new double[counts.Length];
        for (int at = 0; at < counts.Length; at++)
            buckets[at] = counts[at];
        return ImmutableCollectionsMarshal.AsImmutableArray(buckets);
    }
}
