namespace Instrumentation.Histograms;

public partial class NativeHistogramTests
{
    [Test]
    public void Classic_buckets_make_custom_ones()
    {
        NativeHistogram histogram = NativeHistogram.FromClassic([(double.PositiveInfinity, 9), (1, 2), (5, 2), (10, 6)], 9, 33);
        Assert.That(histogram.Compact(), Is.EqualTo(new NativeHistogram { Schema = -53, Count = 9, Sum = 33, CustomBounds = [1, 5, 10], Positive = Given.Custom([], 2, 0, 4, 3).Positive }.Compact()));
        Assert.That(histogram.Validate(), Is.Empty);
    }

    [Test]
    public void Without_an_infinite_bucket_all_observations_are_those_of_the_highest()
    {
        NativeHistogram histogram = NativeHistogram.FromClassic([(1, 2), (5, 3)]);
        Assert.That(histogram, Is.EqualTo(Given.Custom([1, 5], 2, 1)));
    }

    [Test]
    public void Of_bounds_that_are_equal_the_first_counts() =>
        Assert.That(NativeHistogram.FromClassic([(1, 2), (1, 7), (double.PositiveInfinity, 3)]), Is.EqualTo(Given.Custom([1], 2, 1)));

    [Test]
    public void Counts_that_do_not_fit_are_refused()
    {
        Assert.That(() => NativeHistogram.FromClassic([(1, 3), (2, 2)]), Throws.ArgumentException);
        Assert.That(() => NativeHistogram.FromClassic([(double.PositiveInfinity, 3)], 4), Throws.ArgumentException);
        Assert.That(() => NativeHistogram.FromClassic([(double.NaN, 3), (double.PositiveInfinity, 3)]), Throws.ArgumentException);
        Assert.That(() => NativeHistogram.FromClassic([(1, double.NaN), (double.PositiveInfinity, 3)]), Throws.ArgumentException);
    }
}
