using FsCheck;
using FsCheck.Fluent;

namespace Instrumentation.Histograms;

/// <summary>Valid histograms of whole counts: exponential ones of any schema and zero bucket, or custom ones.</summary>
internal static class RandomHistograms
{
    public static Arbitrary<NativeHistogram> Exponential() => ExponentialOnes.ToArbitrary();

    public static Arbitrary<(NativeHistogram First, NativeHistogram Second, NativeHistogram Third)> Alike() =>
        Gen.OneOf(Three(ExponentialOnes), Three(CustomOnes)).ToArbitrary();

    public static NativeHistogram Total(NativeHistogram histogram) =>
        new(histogram) { Count = histogram.ZeroCount + histogram.PositiveBuckets.Sum() + histogram.NegativeBuckets.Sum() };

    private static Gen<BucketSide> Side(int lowest, int highest) =>
        from indices in Gen.Choose(lowest, highest).ListOf()
        from counts in Gen.Choose(0, 4).ListOf(indices.Count)
        select Build(indices, counts);

    private static Gen<NativeHistogram> ExponentialOnes =>
        from schema in Gen.Choose(-4, 8)
        from positive in Side(-20, 20)
        from negative in Side(-20, 20)
        from threshold in Gen.Elements(0, 0.001, 0.25, 0.3, 1, 5.5)
        from zero in Gen.Choose(0, 3)
        from sum in Gen.Choose(-100, 100)
        select Total(new NativeHistogram { Schema = schema, ZeroCount = zero, Sum = sum, Positive = positive, Negative = negative }.WidenZeroBucket(threshold));

    private static Gen<NativeHistogram> CustomOnes =>
        from bounds in Gen.SubListOf(-2.0, 0, 1, 2.5, 4, 8)
        from positive in Side(0, bounds.Count)
        from sum in Gen.Choose(-100, 100)
        select Total(new NativeHistogram { Schema = NativeHistogram.CustomBucketsSchema, Sum = sum, Positive = positive, CustomBounds = [.. bounds.Order()] });

    private static Gen<(NativeHistogram First, NativeHistogram Second, NativeHistogram Third)> Three(Gen<NativeHistogram> one) =>
        from first in one
        from second in one
        from third in one
        select (first, second, third);

    private static BucketSide Build(IEnumerable<int> indices, IEnumerable<int> counts)
    {
        var builder = new BucketSideBuilder(8);
        foreach ((int index, int count) in indices.Zip(counts).OrderBy(static pair => pair.First))
            builder.Add(index, count);
        return builder.Build();
    }
}
