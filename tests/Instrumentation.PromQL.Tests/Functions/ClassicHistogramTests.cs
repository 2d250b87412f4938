using FsCheck;
using FsCheck.Fluent;

namespace Instrumentation.Functions;

public class ClassicHistogramTests
{
    private static readonly ClassicBucket[] Buckets = [new(2, 4), new(1, 2), new(double.PositiveInfinity, 10), new(4, 8)];

    [TestCase(0, 0)]
    [TestCase(0.1, 0.5)]
    [TestCase(0.3, 1.5)]
    [TestCase(0.6, 3)]
    [TestCase(0.9, 4)]
    [TestCase(1, 4)]
    [TestCase(-1, double.NegativeInfinity)]
    [TestCase(2, double.PositiveInfinity)]
    [TestCase(double.NaN, double.NaN)]
    public void A_quantile_is_linear_inside_its_bucket(double quantile, double value)
    {
        ClassicQuantile result = ClassicHistogram.Quantile(quantile, Buckets);
        Assert.That(result.Value, Is.EqualTo(value).Within(1e-12));
        Assert.That(result.Repair, Is.Null);
    }

    [Test]
    public void A_first_bucket_that_ends_below_zero_gives_its_bound() =>
        Assert.That(ClassicHistogram.Quantile(0.1, [new(-1, 5), new(double.PositiveInfinity, 10)]).Value, Is.EqualTo(-1));

    [Test]
    public void There_is_no_quantile_without_an_infinite_bucket_observations_or_a_second_bucket()
    {
        Assert.That(ClassicHistogram.Quantile(0.5, [new(1, 2), new(2, 3)]).Value, Is.NaN);
        Assert.That(ClassicHistogram.Quantile(0.5, [new(1, 0), new(double.PositiveInfinity, 0)]).Value, Is.NaN);
        Assert.That(ClassicHistogram.Quantile(0.5, [new(double.PositiveInfinity, 3)]).Value, Is.NaN);
        Assert.That(ClassicHistogram.Quantile(0.5, []).Value, Is.NaN);
    }

    [Test]
    public void Counts_that_fall_are_raised_and_reported()
    {
        ClassicQuantile result = ClassicHistogram.Quantile(0.5, [new(1, 4), new(2, 3), new(3, 8), new(4, 5), new(double.PositiveInfinity, 8)]);
        Assert.That(result.Repair, Is.EqualTo(new MonotonicityRepair(2, 4, 3)));
        Assert.That(result.Value, Is.EqualTo(1));
    }

    [Test]
    public void A_difference_that_rounding_makes_is_ignored_in_either_direction()
    {
        const double Large = 1e15;
        ClassicQuantile result = ClassicHistogram.Quantile(0.75, [new(1, Large), new(2, Large - 1), new(3, Large + 1), new(double.PositiveInfinity, 2 * Large)]);
        Assert.That(result, Is.EqualTo(new ClassicQuantile(3, null)));
    }

    [Test]
    public void Buckets_of_equal_bounds_are_added_up() => Assert.That(
        ClassicHistogram.Quantile(0.5, [new(1, 2), new(1, 2), new(double.PositiveInfinity, 8)]).Value,
        Is.EqualTo(1));

    [TestCase(0, 1.5, 0.3)]
    [TestCase(double.NegativeInfinity, double.PositiveInfinity, 1)]
    [TestCase(3, 100, 0.2)]
    [TestCase(-5, -1, 0)]
    [TestCase(2, 1, 0)]
    [TestCase(1, 1, 0)]
    [TestCase(double.NaN, 1, double.NaN)]
    public void A_fraction_is_linear_inside_a_bucket_and_has_no_part_of_the_infinite_one(double lower, double upper, double value) =>
        Assert.That(ClassicHistogram.Fraction(lower, upper, Buckets), Is.EqualTo(value).Within(1e-12));

    [Test]
    public void A_first_bucket_that_ends_below_zero_counts_as_its_bound() =>
        Assert.That(ClassicHistogram.Fraction(-5, 0, [new(-1, 4), new(1, 6), new(double.PositiveInfinity, 10)]), Is.EqualTo(0.1).Within(1e-12));

    [FsCheck.NUnit.Property]
    public Property The_fraction_below_a_quantile_is_the_quantile() => Prop.ForAll(
        Gen.Choose(1, 79).Select(part => part / 100.0).ToArbitrary(),
        quantile => Math.Abs(ClassicHistogram.Fraction(double.NegativeInfinity, ClassicHistogram.Quantile(quantile, Buckets).Value, Buckets) - quantile) < 1e-12);
}
