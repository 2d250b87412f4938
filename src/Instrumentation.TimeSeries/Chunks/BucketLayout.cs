using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Instrumentation.Histograms;

namespace Instrumentation.Chunks;

/// <summary>What histograms that follow each other mostly share, so that a chunk holds it once.</summary>
internal sealed record BucketLayout(
    int Schema,
    double ZeroThreshold,
    ImmutableArray<HistogramSpan> PositiveSpans,
    ImmutableArray<HistogramSpan> NegativeSpans,
    ImmutableArray<double> CustomBounds,
    int PositiveCount,
    int NegativeCount,
    bool IsInteger)
{
    /// <summary>How many numbers a histogram has: the zero bucket, the positive ones, the negative ones; before them the count of all where they are no integers.</summary>
    public int Numbers => PositiveCount + NegativeCount + (IsInteger ? 1 : 2);

    public static BucketLayout Of(NativeHistogram histogram, bool isInteger) => new(
        histogram.Schema,
        histogram.ZeroThreshold,
        histogram.PositiveSpans,
        histogram.NegativeSpans,
        histogram.CustomBounds,
        histogram.PositiveBuckets.AsSpan().Length,
        histogram.NegativeBuckets.AsSpan().Length,
        isInteger);

    public static BucketLayout Read(ref ByteReader reader, bool isInteger) => new(
        (int)reader.ReadSigned(),
        reader.ReadDouble(),
        ReadSpans(ref reader),
        ReadSpans(ref reader),
        ReadBounds(ref reader),
        (int)reader.ReadVariable(),
        (int)reader.ReadVariable(),
        isInteger);

    public bool IsOf(NativeHistogram histogram, bool isInteger) =>
        IsInteger == isInteger
        && Schema == histogram.Schema
        && BitConverter.DoubleToInt64Bits(ZeroThreshold) == BitConverter.DoubleToInt64Bits(histogram.ZeroThreshold)
        && PositiveCount == histogram.PositiveBuckets.AsSpan().Length
        && NegativeCount == histogram.NegativeBuckets.AsSpan().Length
        && PositiveSpans.AsSpan().SequenceEqual(histogram.PositiveSpans.AsSpan())
        && NegativeSpans.AsSpan().SequenceEqual(histogram.NegativeSpans.AsSpan())
        && MemoryMarshal.Cast<double, long>(CustomBounds.AsSpan()).SequenceEqual(MemoryMarshal.Cast<double, long>(histogram.CustomBounds.AsSpan()));

    public void Write(ByteWriter writer)
    {
        writer.WriteSigned(Schema);
        writer.WriteDouble(ZeroThreshold);
        WriteSpans(writer, PositiveSpans.AsSpan());
        WriteSpans(writer, NegativeSpans.AsSpan());
        ReadOnlySpan<double> bounds = CustomBounds.AsSpan();
        writer.WriteVariable((ulong)bounds.Length);
        foreach (double bound in bounds)
            writer.WriteDouble(bound);
        writer.WriteVariable((ulong)PositiveCount);
        writer.WriteVariable((ulong)NegativeCount);
    }

    private static void WriteSpans(ByteWriter writer, ReadOnlySpan<HistogramSpan> spans)
    {
        writer.WriteVariable((ulong)spans.Length);
        foreach (HistogramSpan span in spans)
        {
            writer.WriteSigned(span.Offset);
            writer.WriteSigned(span.Length);
        }
    }

    private static ImmutableArray<HistogramSpan> ReadSpans(ref ByteReader reader)
    {
        var spans = new HistogramSpan[(int)reader.ReadVariable()];
        for (int index = 0; index < spans.Length; index++)
            spans[index] = new HistogramSpan((int)reader.ReadSigned(), (int)reader.ReadSigned());
        return ImmutableCollectionsMarshal.AsImmutableArray(spans);
    }

    private static ImmutableArray<double> ReadBounds(ref ByteReader reader)
    {
        var bounds = new double[(int)reader.ReadVariable()];
        for (int index = 0; index < bounds.Length; index++)
            bounds[index] = reader.ReadDouble();
        return ImmutableCollectionsMarshal.AsImmutableArray(bounds);
    }
}
