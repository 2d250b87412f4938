using Instrumentation.Rendering;
using static Instrumentation.Protobuf.ProtobufFields;

namespace Instrumentation.Protobuf;

// Histograms: explicit ones as classic buckets, exponential ones natively.
internal sealed partial class ProtobufRenderer
{
    private readonly ClassicBuckets _buckets = new();

    private void WriteHistogram(HistogramPoint histogram, in SeriesPoint point)
    {
        _writer.Unsigned(HistogramCount, (ulong)histogram.Count);
        _writer.Number(HistogramSum, histogram.Sum);
        if (histogram.Layout == HistogramLayout.Explicit)
            WriteExplicit(histogram);
        else
            WriteNative(histogram);
        WriteCreated(HistogramCreated, in point);
        if (histogram.Layout != HistogramLayout.Exponential)
            return;
        foreach (ref readonly Exemplar exemplar in histogram.Exemplars)
            WriteExemplar(HistogramExemplar, in exemplar);
    }

    private void WriteExplicit(HistogramPoint histogram)
    {
        ReadOnlySpan<Exemplar> exemplars = histogram.Exemplars;
        ReadOnlySpan<long> counts = histogram.BucketCounts;
        long cumulative = 0;
        for (int i = 0; i < histogram.Boundaries.Count; i++)
        {
            cumulative += counts[i];
            WriteBucket(histogram.Boundaries[i], cumulative, ref exemplars, always: true);
        }

        WriteBucket(double.PositiveInfinity, histogram.Count, ref exemplars, always: true);
    }

    private void WriteNative(HistogramPoint histogram)
    {
        // Prometheus before 2.50 takes the exemplars of native histograms from classic buckets, and ignores those otherwise; a cumulative
        // bucket says nothing wrong when its neighbours are left out.
        ReadOnlySpan<Exemplar> exemplars = histogram.Exemplars;
        if (_classicBuckets || exemplars.Length > 0)
        {
            _buckets.Fill(histogram);
            for (int i = 0; i < _buckets.Count; i++)
                WriteBucket(_buckets.UpperBounds[i], _buckets.CumulativeCounts[i], ref exemplars, _classicBuckets);
            WriteBucket(double.PositiveInfinity, histogram.Count, ref exemplars, _classicBuckets);
        }

        _writer.Signed(HistogramSchema, histogram.Scale);
        _writer.Number(HistogramZeroThreshold, NativeBuckets.ZeroThreshold(histogram));
        _writer.Unsigned(HistogramZeroCount, (ulong)histogram.ZeroCount);
        WriteBuckets(HistogramNegativeSpan, HistogramNegativeDelta, histogram.NegativeOffset, histogram.NegativeCounts);
        WriteBuckets(HistogramPositiveSpan, HistogramPositiveDelta, histogram.PositiveOffset, histogram.BucketCounts);
    }

    // Our indices are those of the lower bounds, Prometheus counts by upper bounds, one more. One span is enough: our buckets are contiguous.
    private void WriteBuckets(int spanField, int deltaField, int offset, ReadOnlySpan<long> counts)
    {
        if (counts.Length == 0)
            return;
        int span = _writer.Begin(spanField);
        _writer.Signed(SpanOffset, offset + 1);
        _writer.Unsigned(SpanLength, (ulong)counts.Length);
        _writer.End(span);
        long previous = 0;
        foreach (long count in counts)
        {
            _writer.Signed(deltaField, count - previous);
            previous = count;
        }
    }

    private void WriteBucket(double upperBound, long cumulative, ref ReadOnlySpan<Exemplar> exemplars, bool always)
    {
        int covered = 0;
        while (covered < exemplars.Length && exemplars[covered].Value <= upperBound)
            covered++;
        if (covered == 0 && !always)
            return;
        int bucket = _writer.Begin(HistogramBucket);
        _writer.Unsigned(BucketCumulativeCount, (ulong)cumulative);
        _writer.Number(BucketUpperBound, upperBound);
        if (covered > 0)
        {
            WriteExemplar(BucketExemplar, in exemplars[covered - 1]);
            exemplars = exemplars[covered..];
        }

        _writer.End(bucket);
    }

    private void WriteExemplar(int field, in Exemplar exemplar)
    {
        int start = _writer.Begin(field);
        if (exemplar.TraceId is not null)
            ProtobufLabelEncoder.Write(_writer, ExemplarLabel, "trace_id", exemplar.TraceId);
        if (exemplar.SpanId is not null)
            ProtobufLabelEncoder.Write(_writer, ExemplarLabel, "span_id", exemplar.SpanId);
        _writer.Number(ExemplarValue, exemplar.Value);
        WriteTimestamp(ExemplarTimestamp, exemplar.Timestamp.ToUnixTimeMilliseconds());
        _writer.End(start);
    }

    private void WriteCreated(int field, in SeriesPoint point)
    {
        if (_createdTimestamps)
            WriteTimestamp(field, point.StartUnixMs);
    }

    private void WriteTimestamp(int field, long unixMs)
    {
        (long seconds, long milliseconds) = Math.DivRem(unixMs, 1000);
        if (milliseconds < 0)
        {
            seconds--;
            milliseconds += 1000;
        }

        int start = _writer.Begin(field);
        _writer.Unsigned(TimestampSeconds, (ulong)seconds);
        _writer.Unsigned(TimestampNanoseconds, (ulong)(milliseconds * 1_000_000));
        _writer.End(start);
    }
}
