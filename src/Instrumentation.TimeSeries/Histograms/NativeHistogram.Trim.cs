namespace Instrumentation.Histograms;

/// <content>Parts of the observations.</content>
public sealed partial class NativeHistogram
{
    /// <summary>Keeps observations up to a value, the operator <c>&lt;/</c>.</summary>
    /// <param name="value">The value; buckets that it cuts keep the part that they are estimated to hold below it.</param>
    /// <returns>This histogram when nothing is cut off; otherwise one whose count and sum are estimated from its buckets.</returns>
    public NativeHistogram KeepBelow(double value) => Trim(new HistogramTrim(value, keepsBelow: true, HasCustomBuckets));

    /// <summary>Keeps observations from a value on, the operator <c>&gt;/</c>.</summary>
    /// <param name="value">The value; buckets that it cuts keep the part that they are estimated to hold above it.</param>
    /// <returns>This histogram when nothing is cut off; otherwise one whose count and sum are estimated from its buckets.</returns>
    public NativeHistogram KeepAbove(double value) => Trim(new HistogramTrim(value, keepsBelow: false, HasCustomBuckets));

    private NativeHistogram Trim(HistogramTrim trim)
    {
        BucketSide positive = Positive with { Counts = [.. PositiveFromZero().Select(trim.Bucket)] };
        bool hasPositive = trim.HasObservations;
        trim.BeginSide();
        BucketSide negative = Negative with { Counts = [.. NegativeFromZero().Select(trim.Bucket)] };
        bool hasNegative = trim.HasObservations;
        double zeroCount = ZeroCount > 0 ? trim.Zero(ZeroBucket, hasNegative, hasPositive) : ZeroCount;
        if (!trim.HasCut)
            return this;
        return new NativeHistogram(this) { Count = trim.Count, Sum = trim.Sum, ZeroCount = zeroCount, Positive = positive, Negative = negative }.Compact();
    }
}
