namespace Instrumentation.Histograms;

/// <summary>Histograms that tests are about.</summary>
internal static class Given
{
    /// <summary>Exponential buckets of schema 0 from (0.5,1] on.</summary>
    public static NativeHistogram Positive(params double[] counts) => new() { Count = counts.Sum(), Positive = Side(0, counts) };

    /// <summary>Exponential buckets of schema 0 from [-1,-0.5) on.</summary>
    public static NativeHistogram Negative(params double[] counts) => new() { Count = counts.Sum(), Negative = Side(0, counts) };

    /// <summary>Custom buckets.</summary>
    public static NativeHistogram Custom(double[] bounds, params double[] counts) =>
        new() { Schema = NativeHistogram.CustomBucketsSchema, Count = counts.Sum(), Positive = Side(0, counts), CustomBounds = [.. bounds] };

    /// <summary>A side whose buckets follow each other.</summary>
    public static BucketSide Side(int offset, params double[] counts) => counts.Length == 0 ? BucketSide.Empty : new([new HistogramSpan(offset, counts.Length)], [.. counts]);

    /// <summary>The sum of two histograms of the same kind.</summary>
    public static NativeHistogram Plus(this NativeHistogram left, NativeHistogram right)
    {
        Assert.That(left.TryAdd(right, out NativeHistogram? sum, out _), Is.True);
        return sum!;
    }

    /// <summary>The difference of two histograms of the same kind.</summary>
    public static NativeHistogram Minus(this NativeHistogram left, NativeHistogram right)
    {
        Assert.That(left.TrySubtract(right, out NativeHistogram? difference, out _), Is.True);
        return difference!;
    }
}
