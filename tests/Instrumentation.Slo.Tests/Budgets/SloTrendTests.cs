namespace Instrumentation.Budgets;

public sealed class SloTrendTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 10, 0, 0, 0, TimeSpan.Zero);

    [Test]
    public void A_fall_of_a_thousandth_a_day_is_missed_when_the_distance_is_gone()
    {
        var trend = SloTrend.Of(Days(0.999, -0.001, 8), 0.99m, Now);
        Assert.That(trend.Direction, Is.EqualTo(BudgetTrend.Degrading));
        Assert.That(trend.SlopePerDay, Is.EqualTo(-0.001).Within(1e-12));
        // The last day is at 0.992, two days above.
        Assert.That(trend.BreachForecast!.Value, Is.EqualTo(Now.AddDays(2)).Within(TimeSpan.FromSeconds(1)));
        Assert.That((trend.PValue, trend.ForecastConfidence), Is.EqualTo((trend.PValue, 1 - trend.PValue)));
        Assert.That(trend.PValue, Is.LessThan(0.05));
        Assert.That(trend.Days, Has.Count.EqualTo(8));
    }

    [Test]
    public void A_rise_is_an_improvement_without_a_breach()
    {
        var trend = SloTrend.Of(Days(0.9, 0.001, 8), 0.99m, Now);
        Assert.That((trend.Direction, trend.BreachForecast, trend.ForecastConfidence), Is.EqualTo((BudgetTrend.Improving, (DateTimeOffset?)null, 0.0)));
    }

    [Test]
    public void Without_a_trend_without_an_objective_and_beyond_the_objective_there_is_no_forecast()
    {
        Assert.That(SloTrend.Of(Days(0.999, 0, 8), 0.99m, Now).Direction, Is.EqualTo(BudgetTrend.Stable));
        Assert.That(SloTrend.Of(Days(0.999, -0.001, 3), 0.99m, Now).Direction, Is.EqualTo(BudgetTrend.Stable), "three days are too few");
        Assert.That(SloTrend.Of(Days(0.999, -0.001, 8), null, Now).BreachForecast, Is.Null);
        Assert.That(SloTrend.Of(Days(0.98, -0.001, 8), 0.99m, Now).BreachForecast, Is.Null, "it is missed already");
        Assert.That(SloTrend.Of(Days(0.9999, -0.000000001, 8), 0.5m, Now).BreachForecast, Is.Null, "in more than ten years");
    }

    [Test]
    public void An_objective_that_the_last_day_just_reaches_is_missed_from_now_on()
    {
        (DateOnly Day, double Sli)[] days = [.. Enumerable.Range(0, 8).Select(day => (new DateOnly(2026, 5, 1).AddDays(day), 1.875 - (0.125 * day)))];
        Assert.That(SloTrend.Of(days, 1m, Now).BreachForecast, Is.EqualTo(Now));
    }

    [Test]
    public void A_history_is_read_by_its_days()
    {
        var history = new SloHistory(new SloBuilder("api").Objective(0.9m).Build());
        for (int day = 0; day < 6; day++)
            history.Add(Now.AddDays(day - 6).AddHours(1), 100 - day, day);
        var trend = SloTrend.Of(history, TimeSpan.FromDays(7), Now);
        Assert.That(trend.Days, Is.EqualTo([1m, 0.99m, 0.98m, 0.97m, 0.96m, 0.95m]));
        Assert.That(trend.SlopePerDay, Is.EqualTo(-0.01).Within(1e-12));
        Assert.That(SloTrend.Of(history, TimeSpan.FromDays(2), Now).Days, Is.EqualTo([0.96m, 0.95m]));
    }

    private static (DateOnly Day, double Sli)[] Days(double first, double step, int count) => [.. Enumerable.Range(0, count).Select(day => (new DateOnly(2026, 5, 1).AddDays(day), first + (step * day)))];
}
