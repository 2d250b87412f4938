namespace Instrumentation.BurnRates;

public sealed class BurnRatePairTests
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    // The workbook's table 5-8, and what Sloth asserts for 28 days.
    [TestCase(30, "14.4 6 3 1")]
    [TestCase(28, "13.44 5.6 2.8 0.9333333333333333333333333333")]
    [TestCase(90, "43.2 18 9 3")]
    public void Factors_follow_from_the_shares(int days, string factors) =>
        Assert.That(string.Join(' ', BurnRatePair.Workbook.Select(pair => pair.Factor(TimeSpan.FromDays(days)).ToString("0.############################", System.Globalization.CultureInfo.InvariantCulture))), Is.EqualTo(factors));

    [Test]
    public void A_pair_can_fire_above_an_objective_of_its_factor()
    {
        Assert.That((double)BurnRatePair.Workbook[0].MinObjective(Month), Is.EqualTo(1 - (1 / 14.4)).Within(1e-15));
        Assert.That((double)BurnRatePair.Workbook[2].MinObjective(Month), Is.EqualTo(2.0 / 3).Within(1e-15));
        Assert.That(BurnRatePair.Workbook[3].MinObjective(Month), Is.Zero);
        Assert.That(BurnRatePair.Workbook[3].MinObjective(TimeSpan.FromDays(15)), Is.Zero, "a factor of 0.5");
    }

    [Test]
    public void Shorter_periods_have_shorter_windows_and_the_same_factors()
    {
        IReadOnlyList<BurnRatePair> week = BurnRatePair.DefaultFor(TimeSpan.FromDays(7));
        Assert.That(week.Select(pair => (pair.LongWindow.TotalMinutes, pair.ShortWindow.TotalMinutes)), Is.EqualTo([(14.0, 1.0), (84, 7), (336, 28), (1008, 84)]));
        Assert.That(week.Select(pair => pair.BudgetShare), Is.EqualTo([0.02m, 0.05m, 0.1m, 0.1m]));
        Assert.That(week[1].Factor(TimeSpan.FromDays(7)), Is.EqualTo(6m));
        Assert.That(BurnRatePair.DefaultFor(TimeSpan.FromDays(28)), Is.SameAs(BurnRatePair.Workbook));
        Assert.That(BurnRatePair.DefaultFor(TimeSpan.FromDays(28) - TimeSpan.FromSeconds(1)), Is.Not.SameAs(BurnRatePair.Workbook));
        Assert.That(BurnRatePair.DefaultFor(TimeSpan.FromDays(1)), Has.Count.EqualTo(4));
        Assert.That(BurnRatePair.DefaultFor(TimeSpan.FromDays(1) - TimeSpan.FromSeconds(1)), Is.Empty);
    }

    [Test]
    public void Windows_are_whole_minutes_and_at_least_one()
    {
        BurnRatePair pair = new(BurnRateSeverity.Page, TimeSpan.FromMinutes(60), TimeSpan.FromMinutes(5), 0.02m);
        Assert.That(pair.Scaled(TimeSpan.FromDays(8), TimeSpan.FromDays(1)), Is.EqualTo(pair with { LongWindow = TimeSpan.FromMinutes(8), ShortWindow = TimeSpan.FromMinutes(1) }), "7.5 and 0.6 minutes");
        Assert.That(pair.Scaled(TimeSpan.FromDays(100), TimeSpan.FromDays(1)).ShortWindow, Is.EqualTo(TimeSpan.FromMinutes(1)));
    }

    [Test]
    public void A_pair_is_written_in_words()
    {
        Assert.That(BurnRatePair.FastAndSlow.Select(pair => pair.ToString()), Is.EqualTo(["page 1h and 5m, 2 %", "ticket 1d and 1h, 10 %"]));
        Assert.That((BurnRatePair.Workbook[0] with { BudgetShare = 0.012345m }).ToString(), Is.EqualTo("page 1h and 5m, 1.2345 %"));
    }
}
