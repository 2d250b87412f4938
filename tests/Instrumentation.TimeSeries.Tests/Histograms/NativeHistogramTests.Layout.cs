using FsCheck;
using FsCheck.Fluent;

namespace Instrumentation.Histograms;

public partial class NativeHistogramTests
{
    [FsCheck.NUnit.Property]
    public Property Compacting_twice_is_compacting_once() => Prop.ForAll(
        RandomHistograms.Exponential(),
        Gen.Choose(0, 3).ToArbitrary(),
        (histogram, empty) =>
        {
            NativeHistogram once = histogram.Compact(empty);
            return once.Compact(empty).Equals(once) && once.Compact().Equals(histogram.Compact());
        });

    [FsCheck.NUnit.Property]
    public Property A_lower_resolution_keeps_all_counts() => Prop.ForAll(
        RandomHistograms.Exponential(),
        Gen.Choose(-4, 8).ToArbitrary(),
        (histogram, schema) =>
        {
            NativeHistogram reduced = histogram.ReduceResolution(Math.Min(schema, histogram.Schema));
            return RandomHistograms.Total(reduced).Count == histogram.Count
                && reduced.PositiveBuckets.Sum() == histogram.PositiveBuckets.Sum()
                && reduced.NegativeBuckets.Sum() == histogram.NegativeBuckets.Sum();
        });

    [Test]
    public void Compacting_leaves_out_empty_buckets_and_splits_spans()
    {
        NativeHistogram compact = Given.Positive(0, 1, 0, 0, 2, 3, 0).Compact();
        Assert.That(compact.PositiveSpans, Is.EqualTo(new[] { new HistogramSpan(1, 1), new HistogramSpan(2, 2) }));
        Assert.That(compact.PositiveBuckets, Is.EqualTo(new double[] { 1, 2, 3 }));
    }

    [Test]
    public void Compacting_may_keep_short_gaps()
    {
        NativeHistogram compact = Given.Positive(0, 1, 0, 2, 0, 0, 3).Compact(1);
        Assert.That(compact.PositiveSpans, Is.EqualTo(new[] { new HistogramSpan(1, 3), new HistogramSpan(2, 1) }));
        Assert.That(compact.PositiveBuckets, Is.EqualTo(new double[] { 1, 0, 2, 3 }));
    }

    [Test]
    public void Compacting_what_is_compact_gives_the_same_object()
    {
        NativeHistogram histogram = Given.Positive(1, 2);
        Assert.That(histogram.Compact(), Is.SameAs(histogram));
        Assert.That(() => histogram.Compact(-1), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Resolution_falls_only_and_only_that_of_exponential_buckets()
    {
        Assert.That(() => Given.Positive(1).ReduceResolution(1), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => Given.Positive(1).ReduceResolution(-5), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => Given.Custom([1], 1).ReduceResolution(0), Throws.InvalidOperationException);
    }

    [Test]
    public void Histograms_are_equal_whatever_way_their_spans_are_cut()
    {
        var cut = new NativeHistogram { Count = 3, Positive = new BucketSide([new HistogramSpan(0, 1), new HistogramSpan(0, 0), new HistogramSpan(0, 1)], [1, 2]) };
        Assert.That(cut, Is.EqualTo(Given.Positive(1, 2)));
        Assert.That(cut.GetHashCode(), Is.EqualTo(Given.Positive(1, 2).GetHashCode()));
        Assert.That(cut, Is.Not.EqualTo(Given.Positive(1, 3)));
        Assert.That(Given.Custom([1], 1), Is.Not.EqualTo(Given.Custom([2], 1)));
    }

    [Test]
    public void Totals_alone_keep_count_sum_and_hint()
    {
        NativeHistogram totals = new NativeHistogram { Schema = 3, Count = 4, Sum = 9, ResetHint = CounterResetHint.Gauge, Positive = Given.Side(0, 4) }.WithoutBuckets();
        Assert.That(totals, Is.EqualTo(new NativeHistogram { Count = 4, Sum = 9 }));
        Assert.That(totals.ResetHint, Is.EqualTo(CounterResetHint.Gauge));
    }
}
