namespace Instrumentation.Rendering;

// Histograms and summaries: several samples a series, each put together from the family's names, the series' labels and a boundary.
internal sealed partial class TextRenderer
{
    private void WriteHistograms(ref ByteSink sink, TextFamily text, LabelCache cache, ReadOnlySpan<SeriesPoint> series)
    {
        for (int i = 0; i < series.Length; i++)
        {
            if (cache.IsDropped(i) || series[i].Histogram is not { } histogram)
                continue;
            ReadOnlySpan<byte> labels = cache.Piece(i);
            bool negative;
            if (histogram.Layout == HistogramLayout.Explicit)
            {
                WriteExplicit(ref sink, text, labels, histogram);
                negative = histogram.Boundaries.Count > 0 && histogram.Boundaries[0] < 0;
            }
            else
            {
                WriteExponential(ref sink, text, labels, histogram);
                negative = histogram.NegativeCounts.Length > 0;
            }

            // OpenMetrics: with negative boundaries or values the sum is no counter, and sum and count must be left out together.
            if (!dialect.IsOpenMetrics || !(negative || histogram.Min < 0 || !(histogram.Sum >= 0)))
            {
                WriteSample(ref sink, text.Sum.Span, labels);
                WriteNumber(ref sink, histogram.Sum);
                WriteSample(ref sink, text.Count.Span, labels);
                WriteNumber(ref sink, histogram.Count);
            }

            WriteCreated(ref sink, text, labels, in series[i]);
        }
    }

    private void WriteExplicit(ref ByteSink sink, TextFamily text, ReadOnlySpan<byte> labels, HistogramPoint histogram)
    {
        IReadOnlyList<double> boundaries = histogram.Boundaries;
        byte[][] tails = text.BoundaryTails(boundaries);
        ReadOnlySpan<long> counts = histogram.BucketCounts;
        ReadOnlySpan<Exemplar> exemplars = text.HasExemplars ? histogram.Exemplars : default;
        long cumulative = 0;
        for (int i = 0; i < tails.Length; i++)
        {
            cumulative += counts[i];
            WriteBucket(ref sink, text, labels, tails[i], cumulative, ref exemplars, boundaries[i]);
        }

        WriteBucket(ref sink, text, labels, "le=\"+Inf\"} "u8, histogram.Count, ref exemplars, double.PositiveInfinity);
    }

    private void WriteExponential(ref ByteSink sink, TextFamily text, ReadOnlySpan<byte> labels, HistogramPoint histogram)
    {
        _buckets.Fill(histogram);
        ReadOnlySpan<Exemplar> exemplars = text.HasExemplars ? histogram.Exemplars : default;
        Span<byte> tail = stackalloc byte[NumberText.MaxLength + 8];
        "le=\""u8.CopyTo(tail);
        for (int i = 0; i < _buckets.Count; i++)
        {
            int length = 4 + CanonicalNumber.Write(tail[4..], _buckets.UpperBounds[i], dialect.IsOpenMetrics);
            "\"} "u8.CopyTo(tail[length..]);
            WriteBucket(ref sink, text, labels, tail[..(length + 3)], _buckets.CumulativeCounts[i], ref exemplars, _buckets.UpperBounds[i]);
        }

        WriteBucket(ref sink, text, labels, "le=\"+Inf\"} "u8, histogram.Count, ref exemplars, double.PositiveInfinity);
    }

    private void WriteBucket(
        ref ByteSink sink,
        TextFamily text,
        scoped ReadOnlySpan<byte> labels,
        scoped ReadOnlySpan<byte> tail,
        long cumulative,
        ref ReadOnlySpan<Exemplar> exemplars,
        double upperBound)
    {
        Span<byte> target = sink.Reserve(text.Bucket.Length + labels.Length + tail.Length + NumberText.MaxLength);
        text.Bucket.Span.CopyTo(target);
        int length = text.Bucket.Length;
        labels.CopyTo(target[length..]);
        length += labels.Length;
        if (labels.Length > 0)
            target[length++] = (byte)',';
        tail.CopyTo(target[length..]);
        length += tail.Length;
        length += NumberText.Write(target[length..], cumulative);
        sink.Commit(length);

        // Exemplars ascend; of those that this bucket is the first to cover, the largest is shown.
        int covered = 0;
        while (covered < exemplars.Length && exemplars[covered].Value <= upperBound)
            covered++;
        if (covered > 0)
        {
            WriteExemplar(ref sink, in exemplars[covered - 1]);
            exemplars = exemplars[covered..];
        }

        sink.Write("\n"u8);
    }

    private void WriteSummaries(ref ByteSink sink, TextFamily text, LabelCache cache, ReadOnlySpan<SeriesPoint> series)
    {
        Span<byte> label = stackalloc byte[NumberText.MaxLength];
        for (int i = 0; i < series.Length; i++)
        {
            if (cache.IsDropped(i) || series[i].Summary is not { } summary)
                continue;
            ReadOnlySpan<byte> labels = cache.Piece(i);
            foreach (ref readonly QuantileValue quantile in summary.Quantiles)
            {
                // OpenMetrics: the value of a quantile must not be negative.
                if (dialect.IsOpenMetrics && quantile.Value < 0)
                    continue;
                sink.Write(text.Sample.Span);
                sink.Write("{"u8);
                sink.Write(labels);
                sink.Write(labels.Length > 0 ? ",quantile=\""u8 : "quantile=\""u8);
                sink.Write(label[..CanonicalNumber.Write(label, quantile.Quantile, dialect.IsOpenMetrics)]);
                sink.Write("\"} "u8);
                WriteNumber(ref sink, quantile.Value);
            }

            if (!dialect.IsOpenMetrics || summary.Sum >= 0)
            {
                WriteSample(ref sink, text.Sum.Span, labels);
                WriteNumber(ref sink, summary.Sum);
            }

            WriteSample(ref sink, text.Count.Span, labels);
            WriteNumber(ref sink, summary.Count);
            WriteCreated(ref sink, text, labels, in series[i]);
        }
    }

    private void WriteCreated(ref ByteSink sink, TextFamily text, ReadOnlySpan<byte> labels, in SeriesPoint point)
    {
        if (!text.HasCreated || !createdTimestamps)
            return;
        WriteSample(ref sink, text.Created.Span, labels);
        WriteCreated(ref sink, in point);
    }

    private static void WriteSample(ref ByteSink sink, ReadOnlySpan<byte> name, ReadOnlySpan<byte> labels)
    {
        sink.Write(name);
        if (labels.Length > 0)
        {
            sink.Write("{"u8);
            sink.Write(labels);
            sink.Write("}"u8);
        }

        sink.Write(" "u8);
    }

    private static void WriteNumber(ref ByteSink sink, double value)
    {
        Span<byte> target = sink.Reserve(NumberText.MaxLength);
        int length = NumberText.Write(target, value);
        target[length++] = (byte)'\n';
        sink.Commit(length);
    }

    private static void WriteNumber(ref ByteSink sink, long value)
    {
        Span<byte> target = sink.Reserve(NumberText.MaxLength);
        int length = NumberText.Write(target, value);
        target[length++] = (byte)'\n';
        sink.Commit(length);
    }
}
