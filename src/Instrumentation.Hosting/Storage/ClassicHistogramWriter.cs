using System.Text;
using Instrumentation.Rendering;

namespace Instrumentation.Storage;

// A histogram of explicit buckets: a series for each bucket, one for the sum and one for the count.
internal sealed class ClassicHistogramWriter : SeriesWriter
{
    private readonly StoredSeries[] _stored;

    public ClassicHistogramWriter(
        SeriesStore store, string name, IReadOnlyList<Label> own, StoreLabels labels, IReadOnlyList<double> boundaries, ExemplarStore? exemplars = null)
        : this(Find(store, name, own, labels, boundaries), exemplars)
    {
    }

    private ClassicHistogramWriter(StoredSeries[] stored, ExemplarStore? exemplars)
        : base(stored, exemplars) => _stored = stored;

    public override void Write(SeriesStore store, in SeriesPoint point, long time)
    {
        HistogramPoint histogram = point.Histogram!;
        long start = StartOf(in point, time);
        long cumulative = 0;
        ReadOnlySpan<long> counts = histogram.BucketCounts;
        for (int bucket = 0; bucket < counts.Length; bucket++)
        {
            cumulative += counts[bucket];
            store.Append(_stored[bucket], time, cumulative, start);
        }

        store.Append(_stored[^2], time, histogram.Sum, start);
        store.Append(_stored[^1], time, histogram.Count, start);
        TellExemplars(histogram);
    }

    // At most one a bucket, ascending; a value at a boundary is the bucket's below it.
    private void TellExemplars(HistogramPoint histogram)
    {
        int bucket = 0;
        foreach (ref readonly Exemplar exemplar in histogram.Exemplars)
        {
            while (bucket < histogram.Boundaries.Count && exemplar.Value > histogram.Boundaries[bucket])
                bucket++;
            Tell(bucket, in exemplar);
        }
    }

    // As Prometheus 3 keeps bounds, whatever format it reads them from: 1.0, not 1.
    internal static string Text(double number)
    {
        Span<byte> text = stackalloc byte[NumberText.MaxLength + 2];
        return Encoding.ASCII.GetString(text[..CanonicalNumber.Write(text, number, showFraction: true)]);
    }

    private static StoredSeries[] Find(SeriesStore store, string name, IReadOnlyList<Label> own, StoreLabels labels, IReadOnlyList<double> boundaries) =>
    [
        .. boundaries.Append(double.PositiveInfinity).Select(bound => store.GetSeries(labels.Series(name + "_bucket", own.Append(new Label("le", Text(bound)))))),
        store.GetSeries(labels.Series(name + "_sum", own)),
        store.GetSeries(labels.Series(name + "_count", own)),
    ];
}
