using FsCheck;
using FsCheck.Fluent;

namespace Instrumentation.Histograms;

public partial class NativeHistogramTests
{
    private static IEnumerable<TestCaseData> Invalid =>
    [
        new(new NativeHistogram { Schema = 9 }, "9 is no schema; -4 to 8 and -53 are"),
        new(new NativeHistogram { CustomBounds = [1] }, "exponential buckets have custom bounds"),
        new(new NativeHistogram { ZeroThreshold = -1 }, "the zero threshold -1 is not 0 or above and finite"),
        new(new NativeHistogram { ZeroCount = -1 }, "the zero bucket has the negative count -1"),
        new(new NativeHistogram { Count = -1 }, "all observations has the negative count -1"),
        new(new NativeHistogram { PositiveSpans = [new HistogramSpan(0, 2)], PositiveBuckets = [1] }, "positive spans name 2 buckets, there are 1"),
        new(new NativeHistogram { Negative = new BucketSide([new(0, 1), new(-1, 1)], [1, 1]) }, "negative span 2 has the negative offset -1"),
        new(new NativeHistogram { Negative = new BucketSide([new(0, -1), new(0, 1)], []) }, "negative span 1 has the negative length -1"),
        new(Given.Positive(1, -2), "positive bucket 2 has the negative count -2"),
        new(new NativeHistogram { Schema = -53, ZeroThreshold = 1 }, "custom buckets have a zero bucket"),
        new(new NativeHistogram { Schema = -53, Negative = Given.Side(0, 1) }, "custom buckets have negative ones"),
        new(Given.Custom([1, 1], 1), "custom bound 1 is not above 1 before it"),
        new(Given.Custom([double.PositiveInfinity], 1), "custom bound +Inf is not finite; the last bucket is infinite without one"),
        new(Given.Custom([1], 1, 1, 1), "the last span names bucket 2, the 1 custom bounds make buckets up to 1"),
        new(new NativeHistogram { Schema = -53, Positive = Given.Side(-1, 1) }, "there is no custom bucket -1"),
    ];

    [TestCaseSource(nameof(Invalid))]
    public void A_part_that_does_not_fit_is_named(NativeHistogram histogram, string problem) => Assert.That(histogram.Validate(), Does.Contain(problem));

    [FsCheck.NUnit.Property]
    public Property A_valid_histogram_has_no_problem() => Prop.ForAll(RandomHistograms.Alike(), three => three.First.Validate().Count == 0);
}
