namespace Instrumentation.Budgets;

public sealed class ErrorBudgetCalculatorTests
{
    private readonly ErrorBudgetCalculator _month = new(0.999m, 30);

    [Test]
    public void Three_nines_of_thirty_days_allow_a_thousandth_and_43_minutes()
    {
        Assert.That(_month.AllowedErrorRate, Is.EqualTo(0.001m));
        Assert.That(_month.AllowedDowntime, Is.EqualTo(TimeSpan.FromSeconds(2_592)));
    }

    [Test]
    public void A_budget_is_spent_by_the_rate_and_the_days()
    {
        Assert.That(_month.BurnRate(0.002m), Is.EqualTo(2m));
        Assert.That((_month.RemainingBudget(0.002m, 0), _month.RemainingBudget(0.002m, 7.5m), _month.RemainingBudget(0.002m, 30)), Is.EqualTo((1m, 0.5m, -1m)));
        Assert.That(() => _month.RemainingBudget(0.002m, -1), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [TestCase("14.9", false)]
    [TestCase("15", true)]
    [TestCase("16", true)]
    public void A_budget_is_used_up_when_nothing_is_left(string days, bool isExhausted) =>
        Assert.That(_month.IsBudgetExhausted(0.002m, decimal.Parse(days, System.Globalization.CultureInfo.InvariantCulture)), Is.EqualTo(isExhausted));

    [Test]
    public void What_is_outside_its_range_is_refused()
    {
        Assert.That(() => new ErrorBudgetCalculator(1, 30), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new ErrorBudgetCalculator(0.9m, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(new ErrorBudgetCalculator(0.9m, 1).AllowedDowntime, Is.EqualTo(TimeSpan.FromDays(0.1)));
    }
}
