namespace Instrumentation.Histograms;

/// <content>The buckets one by one.</content>
public sealed partial class NativeHistogram
{
    /// <summary>The zero bucket; its bounds are both inclusive.</summary>
    public HistogramBucket ZeroBucket => new(-ZeroThreshold, ZeroThreshold, true, true, ZeroCount);

    internal BucketSide Positive
    {
        get => new(PositiveSpans, PositiveBuckets);
        init => (PositiveSpans, PositiveBuckets) = (value.Spans, value.Counts);
    }

    internal BucketSide Negative
    {
        get => new(NegativeSpans, NegativeBuckets);
        init => (NegativeSpans, NegativeBuckets) = (value.Spans, value.Counts);
    }

    /// <summary>Lists all buckets from the lowest to the highest: negative ones, the zero bucket when it counts something, positive or custom ones.</summary>
    /// <returns>The buckets, empty ones included where a span names them; none reaches into the zero bucket.</returns>
    public IEnumerable<HistogramBucket> RisingBuckets() =>
        NegativeFromZero().Reverse().Concat(Zero()).Concat(PositiveFromZero()).Select(BesideZero);

    /// <summary>Lists all buckets from the highest to the lowest.</summary>
    /// <returns>What <see cref="RisingBuckets"/> lists, the other way round.</returns>
    public IEnumerable<HistogramBucket> FallingBuckets() =>
        PositiveFromZero().Reverse().Concat(Zero()).Concat(NegativeFromZero()).Select(BesideZero);

    internal IEnumerable<HistogramBucket> PositiveFromZero()
    {
        foreach ((int index, double count) in Positive)
            yield return HasCustomBuckets ? CustomBucket(index, count) : ExponentialBucket(index, count);
    }

    internal IEnumerable<HistogramBucket> NegativeFromZero()
    {
        foreach ((int index, double count) in Negative)
            yield return new HistogramBucket(-ExponentialBounds.Upper(index, Schema), -ExponentialBounds.Lower(index, Schema), true, false, count);
    }

    private IEnumerable<HistogramBucket> Zero() => ZeroCount > 0 ? [ZeroBucket] : [];

    private HistogramBucket ExponentialBucket(int index, double count) =>
        new(ExponentialBounds.Lower(index, Schema), ExponentialBounds.Upper(index, Schema), false, true, count);

    private HistogramBucket CustomBucket(int index, double count) => new(
        CustomBound(index - 1),
        CustomBound(index),
        index == 0,
        true,
        count);

    private double CustomBound(int index)
    {
        if (index < 0)
            return double.NegativeInfinity;
        return index < CustomBounds.Length ? CustomBounds[index] : double.PositiveInfinity;
    }

    private HistogramBucket BesideZero(HistogramBucket bucket)
    {
        if (bucket.Lower > 0 && bucket.Lower < ZeroThreshold)
            return bucket with { Lower = ZeroThreshold };
        return bucket.Upper < 0 && bucket.Upper > -ZeroThreshold ? bucket with { Upper = -ZeroThreshold } : bucket;
    }
}
