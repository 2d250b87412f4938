using FsCheck;
using FsCheck.Fluent;

namespace Instrumentation.Histograms;

public partial class NativeHistogramTests
{
    [FsCheck.NUnit.Property]
    public Property What_is_below_a_value_and_what_is_above_it_are_all_observations() => Prop.ForAll(
        RandomHistograms.Exponential(),
        // A zero bucket without a width is on neither side of 0.
        Gen.Choose(-800, 800).Where(value => value != 0).Select(value => value / 100.0).ToArbitrary(),
        (histogram, value) => Math.Abs(histogram.KeepBelow(value).Count + histogram.KeepAbove(value).Count - histogram.Count) < 1e-9);

    [FsCheck.NUnit.Property]
    public Property Cutting_nothing_off_changes_nothing() => Prop.ForAll(
        RandomHistograms.Exponential(),
        histogram => ReferenceEquals(histogram.KeepBelow(double.PositiveInfinity), histogram) && ReferenceEquals(histogram.KeepAbove(double.NegativeInfinity), histogram));

    [Test]
    public void A_cut_exponential_bucket_is_shared_on_a_logarithmic_scale()
    {
        NativeHistogram below = Given.Positive(0, 8).KeepBelow(Math.Sqrt(2));
        Assert.That(below.Count, Is.EqualTo(4).Within(1e-9));
        Assert.That(below.Sum, Is.EqualTo(4 * Math.Pow(2, 0.25)).Within(1e-9));
        NativeHistogram above = Given.Negative(0, 8).KeepAbove(-Math.Sqrt(2));
        Assert.That(above.Count, Is.EqualTo(4).Within(1e-9));
        Assert.That(above.Sum, Is.EqualTo(-4 * Math.Pow(2, 0.25)).Within(1e-9));
    }

    [Test]
    public void A_cut_custom_bucket_is_shared_evenly()
    {
        NativeHistogram below = Given.Custom([2, 6], 2, 4, 1).KeepBelow(3);
        Assert.That(below, Is.EqualTo(new NativeHistogram { Schema = -53, CustomBounds = [2, 6], Count = 3, Sum = 4.5, Positive = Given.Side(0, 2, 1) }));
        NativeHistogram above = Given.Custom([2, 6], 2, 4, 1).KeepAbove(5);
        Assert.That(above, Is.EqualTo(new NativeHistogram { Schema = -53, CustomBounds = [2, 6], Count = 2, Sum = 11.5, Positive = Given.Side(1, 1, 1) }));
    }

    [Test]
    public void Of_an_infinite_bucket_nothing_is_known_below_a_cut_and_all_is_at_it_above()
    {
        Assert.That(Given.Custom([2], 0, 4).KeepBelow(100).Count, Is.Zero);
        Assert.That(Given.Custom([2], 1, 4).KeepAbove(100).Sum, Is.EqualTo(400));
        Assert.That(Given.Custom([-2], 4, 1).KeepBelow(-10).Sum, Is.EqualTo(-40));
        Assert.That(Given.Custom([-2], 4).KeepAbove(-10).Count, Is.Zero);
        Assert.That(Given.Custom([], 4).KeepBelow(10).Count, Is.Zero);
        Assert.That(Given.Custom([4], 4).KeepAbove(1).Sum, Is.EqualTo(7.5));
        Assert.That(Given.Custom([4], 4).KeepBelow(1).Sum, Is.EqualTo(0.5));
    }

    [Test]
    public void The_zero_bucket_is_shared_evenly_within_the_sign_that_was_observed()
    {
        Assert.That(new NativeHistogram { Count = 4, ZeroCount = 4, ZeroThreshold = 1 }.KeepBelow(0).ZeroCount, Is.EqualTo(2));
        Assert.That(new NativeHistogram { Count = 5, ZeroCount = 4, ZeroThreshold = 1, Positive = Given.Side(1, 1) }.KeepBelow(0.5).ZeroCount, Is.EqualTo(2));
        Assert.That(new NativeHistogram { Count = 5, ZeroCount = 4, ZeroThreshold = 1, Negative = Given.Side(1, 1) }.KeepAbove(-0.5).ZeroCount, Is.EqualTo(2));
    }
}
