using FsCheck;
using FsCheck.Fluent;

namespace Instrumentation.Budgets;

public sealed class TrendMathTests
{
    [Test]
    public void The_slope_is_the_median_of_those_between_any_two_points()
    {
        Assert.That(TrendMath.Slope([]), Is.Null);
        Assert.That(TrendMath.Slope([(1, 5)]), Is.Null);
        Assert.That(TrendMath.Slope([(1, 5), (3, 9)]), Is.EqualTo(2));
        // Slopes 1, 2, 3 between the points: an outlier has no say.
        Assert.That(TrendMath.Slope([(0, 0), (1, 1), (2, 4)]), Is.EqualTo(2));
        // Six slopes, of which the two in the middle are 1 and 1.5.
        Assert.That(TrendMath.Slope([(0, 0), (1, 1), (2, 1), (4, 4)]), Is.EqualTo(1));
        Assert.That(TrendMath.Slope([(0, 0), (1, 1), (2, 2), (3, 3), (4, 100)]), Is.EqualTo(1));
    }

    [FsCheck.NUnit.Property]
    public Property A_line_has_its_own_slope_and_shifts_and_scales_go_with_it() =>
        Prop.ForAll(Gen.Choose(-50, 50).Zip(Gen.Choose(2, 12)).ToArbitrary(), given =>
        {
            (double Day, double Value)[] line = [.. Enumerable.Range(0, given.Item2).Select(day => ((double)day, 7.0 + (given.Item1 * day)))];
            return TrendMath.Slope(line) == given.Item1 && TrendMath.Slope([.. line.Select(point => (point.Day, -point.Value))]) == -given.Item1;
        });

    // Kendall's S of a row that only rises is n (n - 1) / 2, its variance n (n - 1) (2 n + 5) / 18; z is (S - 1) / sigma.
    [TestCase(4, 0.08949)]
    [TestCase(5, 0.027486)]
    [TestCase(10, 8.303e-5)]
    public void A_row_that_only_rises_is_as_unlikely_as_the_test_says(int count, double chance)
    {
        double[] rising = [.. Enumerable.Range(0, count).Select(day => (double)day)];
        Assert.That(TrendMath.ChanceOfTrend(rising), Is.EqualTo(chance).Within(0.1).Percent);
        Assert.That(TrendMath.ChanceOfTrend([.. rising.Reverse()]), Is.EqualTo(chance).Within(0.1).Percent);
    }

    [Test]
    public void Few_values_equal_values_and_those_without_order_are_no_trend()
    {
        Assert.That(TrendMath.ChanceOfTrend([1, 2, 3]), Is.EqualTo(1));
        Assert.That(TrendMath.ChanceOfTrend([2, 2, 2, 2, 2]), Is.EqualTo(1));
        Assert.That(TrendMath.ChanceOfTrend([1, 4, 4, 1]), Is.EqualTo(1));
        // A score of 1 is as good as 0, by the correction for continuity.
        Assert.That(TrendMath.ChanceOfTrend([1, 3, 2, 1.5]), Is.EqualTo(1).Within(1e-9));
    }

    [Test]
    public void Ties_make_a_trend_more_likely_to_be_real_than_the_variance_without_them()
    {
        // 1 1 2 2 3 3: S = 12, variance (6*5*17 - 3*2*1*9)/18 = 25.333: z = 11/5.0332 = 2.1855.
        Assert.That(TrendMath.ChanceOfTrend([1, 1, 2, 2, 3, 3]), Is.EqualTo(0.02885).Within(0.2).Percent);
    }

    [Test]
    public void The_deviation_is_that_of_a_sample()
    {
        Assert.That(TrendMath.Deviation([]), Is.Zero);
        Assert.That(TrendMath.Deviation([3]), Is.Zero);
        Assert.That(TrendMath.Deviation([1, 3]), Is.EqualTo(Math.Sqrt(2)).Within(1e-12));
        Assert.That(TrendMath.Deviation([2, 4, 4, 4, 5, 5, 7, 9]), Is.EqualTo(Math.Sqrt(32.0 / 7)).Within(1e-12));
    }
}
