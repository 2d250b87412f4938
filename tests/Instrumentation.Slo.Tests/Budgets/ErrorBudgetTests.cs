namespace Instrumentation.Budgets;

public sealed class ErrorBudgetTests
{
    [TestCase("0.999", "0.001")]
    [TestCase("0.9999999", "0.0000001")]
    public void A_budget_is_exact_to_the_last_digit(string objective, string ratio) => Assert.That(ErrorBudget.Ratio(Number(objective)), Is.EqualTo(Number(ratio)));

    [TestCase("0")]
    [TestCase("1")]
    [TestCase("-0.1")]
    [TestCase("1.1")]
    public void An_objective_is_above_0_and_below_1(string objective) => Assert.That(() => ErrorBudget.Ratio(Number(objective)), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.StartsWith("An objective is a ratio above 0 and below 1."));

    [Test]
    public void A_million_events_at_three_nines_may_have_a_thousand_bad_ones()
    {
        Assert.That(ErrorBudget.AllowedEvents(0.999m, 1_000_000), Is.EqualTo(1_000m));
        Assert.That(ErrorBudget.AllowedEvents(0.999m, 0), Is.Zero);
        Assert.That(() => ErrorBudget.AllowedEvents(0.999m, -1), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Thirty_days_at_three_nines_may_have_43_minutes_and_12_seconds()
    {
        Assert.That(ErrorBudget.AllowedSeconds(0.999m, TimeSpan.FromDays(30)), Is.EqualTo(2_592m));
        Assert.That(ErrorBudget.AllowedSeconds(0.9995m, TimeSpan.FromDays(28)), Is.EqualTo(1_209.6m));
        Assert.That(() => ErrorBudget.AllowedSeconds(0.999m, TimeSpan.Zero), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void A_burn_rate_is_the_error_ratio_over_the_budget()
    {
        Assert.That(ErrorBudget.BurnRate(0.1m, 0.999m), Is.EqualTo(100m));
        Assert.That((ErrorBudget.BurnRate(0, 0.9m), ErrorBudget.BurnRate(1, 0.9m)), Is.EqualTo((0m, 10m)));
        Assert.That(() => ErrorBudget.BurnRate(-0.1m, 0.9m), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => ErrorBudget.BurnRate(1.1m, 0.9m), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void What_is_spent_and_what_is_left_are_the_whole()
    {
        Assert.That((ErrorBudget.Consumed(3, 1_000, 0.99m), ErrorBudget.Remaining(3, 1_000, 0.99m)), Is.EqualTo((0.3m, 0.7m)));
        Assert.That(ErrorBudget.Remaining(25, 1_000, 0.99m), Is.EqualTo(-1.5m));
        Assert.That(ErrorBudget.Consumed(10, 10, 0.9m), Is.EqualTo(10m));
        Assert.That(() => ErrorBudget.Consumed(-1, 10, 0.9m), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => ErrorBudget.Consumed(11, 10, 0.9m), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    // The workbook's table 5-4.
    [TestCase(1, 2_592_000)]
    [TestCase(2, 1_296_000)]
    [TestCase(10, 259_200)]
    [TestCase(1000, 2_592)]
    public void A_full_budget_lasts_the_period_over_the_burn_rate(int burnRate, int seconds) =>
        Assert.That(ErrorBudget.SecondsToExhaustion(1, burnRate, TimeSpan.FromDays(30)), Is.EqualTo((decimal)seconds));

    [Test]
    public void A_budget_that_is_not_spent_lasts_for_ever_and_one_that_is_spent_no_time()
    {
        Assert.That(ErrorBudget.SecondsToExhaustion(0.5m, 2, TimeSpan.FromDays(30)), Is.EqualTo(648_000m));
        Assert.That(ErrorBudget.SecondsToExhaustion(0.5m, 0, TimeSpan.FromDays(30)), Is.Null);
        Assert.That(ErrorBudget.SecondsToExhaustion(0, 0, TimeSpan.FromDays(30)), Is.Zero);
        Assert.That(ErrorBudget.SecondsToExhaustion(-0.5m, 5, TimeSpan.FromDays(30)), Is.Zero);
        Assert.That(ErrorBudget.SecondsToExhaustion(0.000001m, 1, TimeSpan.FromSeconds(1_000_000)), Is.EqualTo(1m));
    }

    [TestCase("0", ErrorBudgetStatus.Healthy)]
    [TestCase("0.5999", ErrorBudgetStatus.Healthy)]
    [TestCase("0.6", ErrorBudgetStatus.Warning)]
    [TestCase("0.7999", ErrorBudgetStatus.Warning)]
    [TestCase("0.8", ErrorBudgetStatus.Critical)]
    [TestCase("0.9999", ErrorBudgetStatus.Critical)]
    [TestCase("1", ErrorBudgetStatus.Exhausted)]
    [TestCase("7", ErrorBudgetStatus.Exhausted)]
    public void A_status_begins_at_its_share(string consumed, ErrorBudgetStatus status) => Assert.That(ErrorBudget.StatusOf(Number(consumed)), Is.EqualTo(status));

    [Test]
    public void A_period_that_goes_on_as_it_began_has_as_many_events_as_its_part_says()
    {
        Assert.That(ErrorBudget.ProjectedEvents(100_000, TimeSpan.FromDays(7), TimeSpan.FromDays(30)), Is.EqualTo(100_000m * 30 / 7).Within(1e-15m));
        Assert.That(() => ErrorBudget.ProjectedEvents(-1, TimeSpan.FromDays(7), TimeSpan.FromDays(30)), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => ErrorBudget.ProjectedEvents(1, TimeSpan.Zero, TimeSpan.FromDays(30)), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
