using FsCheck;
using FsCheck.Fluent;

namespace Instrumentation.Histograms;

public partial class NativeHistogramTests
{
    [FsCheck.NUnit.Property]
    public Property Quantiles_rise() => Prop.ForAll(
        RandomHistograms.Exponential(),
        Gen.Choose(0, 999).ToArbitrary(),
        (histogram, thousandth) => histogram.Count == 0
            || histogram.Quantile(thousandth / 1000.0).Value <= histogram.Quantile((thousandth + 1) / 1000.0).Value + 1e-9);

    [FsCheck.NUnit.Property]
    public Property The_fraction_below_a_value_and_the_fraction_above_it_add_up() => Prop.ForAll(
        RandomHistograms.Exponential(),
        Gen.Choose(-500, 500).Select(value => value / 100.0).ToArbitrary(),
        (histogram, value) =>
        {
            double below = histogram.Fraction(double.NegativeInfinity, value).Value;
            double above = histogram.Fraction(value, double.PositiveInfinity).Value;
            return histogram.Count == 0 ? double.IsNaN(below) : Math.Abs(below + above - 1) < 1e-9;
        });

    [Test]
    public void A_quantile_is_in_the_geometric_middle_of_an_exponential_bucket()
    {
        Assert.That(Given.Positive(0, 0, 2).Quantile(0.5).Value, Is.EqualTo(Math.Sqrt(8)).Within(1e-12));
        Assert.That(Given.Negative(0, 0, 2).Quantile(0.5).Value, Is.EqualTo(-Math.Sqrt(8)).Within(1e-12));
        Assert.That(Given.Positive(1, 1).Fraction(double.NegativeInfinity, Math.Sqrt(2)).Value, Is.EqualTo(0.75).Within(1e-12));
    }

    [Test]
    public void A_zero_bucket_beside_positive_buckets_starts_at_zero()
    {
        var histogram = new NativeHistogram { Count = 4, ZeroCount = 2, ZeroThreshold = 0.1, Positive = Given.Side(0, 2) };
        Assert.That(histogram.Quantile(0.25).Value, Is.EqualTo(0.05).Within(1e-12));
        Assert.That(histogram.Fraction(-1, 0).Value, Is.Zero);
        Assert.That(new NativeHistogram { Count = 4, ZeroCount = 2, ZeroThreshold = 0.1, Negative = Given.Side(0, 2) }.Quantile(0.75).Value, Is.EqualTo(-0.05).Within(1e-12));
        Assert.That(new NativeHistogram { Count = 2, ZeroCount = 2, ZeroThreshold = 0.1 }.Quantile(0.75).Value, Is.EqualTo(0.05).Within(1e-12));
    }

    [TestCase(0.1, 0.5)]
    [TestCase(0.3, 1.5)]
    [TestCase(0.6, 3)]
    [TestCase(0.95, 4)]
    public void A_quantile_is_linear_inside_custom_buckets_and_stops_at_the_last_bound(double quantile, double value) =>
        Assert.That(Given.Custom([1, 2, 4], 2, 2, 4, 2).Quantile(quantile).Value, Is.EqualTo(value).Within(1e-12));

    [Test]
    public void The_first_custom_bucket_starts_at_zero_or_counts_as_its_upper_bound()
    {
        Assert.That(Given.Custom([2, 4], 4).Quantile(0.25).Value, Is.EqualTo(0.5));
        Assert.That(Given.Custom([-2, 4], 4).Quantile(0.25).Value, Is.EqualTo(-2));
        Assert.That(Given.Custom([2, 4], 4).Fraction(double.NegativeInfinity, 0.5).Value, Is.EqualTo(0.25));
        Assert.That(Given.Custom([-2, 4], 4, 4).Fraction(-3, 1).Value, Is.EqualTo(0.25));
        Assert.That(Given.Custom([2, 4], 2, 0, 2).Fraction(3, 1000).Value, Is.Zero);
    }

    [TestCase(-0.1, double.NegativeInfinity)]
    [TestCase(1.1, double.PositiveInfinity)]
    [TestCase(double.NaN, double.NaN)]
    public void A_quantile_outside_0_to_1_is_infinite(double quantile, double value) => Assert.That(Given.Positive(1).Quantile(quantile).Value, Is.EqualTo(value));

    [Test]
    public void Without_observations_there_is_no_estimate()
    {
        var empty = new NativeHistogram();
        Assert.That(empty.Quantile(0.5).Value, Is.NaN);
        Assert.That(empty.Fraction(0, 1).Value, Is.NaN);
        Assert.That(empty.Average, Is.NaN);
        Assert.That(empty.StandardDeviation, Is.NaN);
    }

    [Test]
    public void Observations_that_were_NaN_count_as_above_all_others()
    {
        var histogram = new NativeHistogram { Count = 10, Sum = double.NaN, Positive = Given.Side(0, 8) };
        Assert.That(histogram.Quantile(0.8), Is.EqualTo(new HistogramEstimate(1, true)));
        Assert.That(histogram.Quantile(0.81), Is.EqualTo(new HistogramEstimate(double.NaN, true)));
        Assert.That(histogram.Fraction(double.NegativeInfinity, double.PositiveInfinity), Is.EqualTo(new HistogramEstimate(0.8, true)));
        var infinite = new NativeHistogram { Count = 8, Sum = double.NaN, Positive = Given.Side(0, 8) };
        Assert.That(infinite.Quantile(0.5).HasNanObservations, Is.False);
    }

    [Test]
    public void The_variance_takes_observations_to_be_in_the_middle_of_their_buckets()
    {
        Assert.That(new NativeHistogram { Count = 4, Sum = 8, Positive = Given.Custom([1, 3], 0, 4).Positive, Schema = -53, CustomBounds = [1, 3] }.Variance, Is.Zero);
        var exponential = new NativeHistogram { Count = 4, Sum = 4, ZeroCount = 2, Positive = Given.Side(2, 2) };
        Assert.That(exponential.Variance, Is.EqualTo((1 + Math.Pow(Math.Sqrt(8) - 1, 2)) / 2).Within(1e-12));
        Assert.That(exponential.StandardDeviation, Is.EqualTo(Math.Sqrt(exponential.Variance)));
        Assert.That(new NativeHistogram { Count = 2, Sum = -2, Negative = Given.Side(1, 2) }.Variance, Is.EqualTo(Math.Pow(Math.Sqrt(2) - 1, 2)).Within(1e-12));
    }

    [Test]
    public void A_fraction_between_a_value_and_one_below_it_is_zero()
    {
        Assert.That(Given.Positive(1).Fraction(2, 1).Value, Is.Zero);
        Assert.That(Given.Positive(1).Fraction(double.NaN, 1).Value, Is.NaN);
    }
}
