namespace Instrumentation.BurnRates;

public sealed class BurnRateEvaluatorTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    // Ten requests an hour, one failed: 100 times the budget, and 13.9 % of it.
    private static SloHistory LittleTraffic(BurnRateGuards guards)
    {
        var history = new SloHistory(new SloBuilder("night").Objective("99.9%").Alerts(alerting => alerting with { Guards = guards }).Build());
        for (int hour = 30 * 24; hour > 0; hour--)
            history.Add(Now.AddHours(-hour), 10, 0);
        history.Add(Now, 9, 1);
        return history;
    }

    [Test]
    public void A_single_failure_on_little_traffic_pages_without_a_guard()
    {
        BurnRateVerdict verdict = BurnRateEvaluator.Evaluate(LittleTraffic(new BurnRateGuards()), Now)[0];
        Assert.That(verdict.IsFiring);
        Assert.That(verdict.LongBurnRate, Is.EqualTo(100).Within(1e-9));
    }

    [Test]
    public void Each_guard_holds_it_back_and_says_so()
    {
        foreach ((BurnRateGuards guards, string reason) in (IEnumerable<(BurnRateGuards, string)>)
            [
                (new BurnRateGuards { MinFailures = 2 }, "1 failures are fewer than 2"),
                (new BurnRateGuards { Confidence = 0.999 }, "10 events are too few to say with a confidence of 0.999"),
            ])
        {
            BurnRateVerdict verdict = BurnRateEvaluator.Evaluate(LittleTraffic(guards), Now)[0];
            Assert.That((verdict.IsAbove, verdict.IsFiring, verdict.HeldBackBy), Is.EqualTo((true, false, reason)));
            Assert.That(verdict.ToString(), Does.EndWith($"; held back: {reason}"));
        }
    }

    [Test]
    public void A_failure_that_takes_the_pairs_share_of_the_budget_is_not_held_back()
    {
        // 7.2 failures are the budget, 2 % of it are 0.144.
        Assert.That(BurnRateEvaluator.Evaluate(LittleTraffic(new BurnRateGuards { ByBudgetEvents = true }), Now)[0].IsFiring);
    }

    [Test]
    public void A_failure_of_many_requests_is_held_back_by_the_budgets_events()
    {
        var history = new SloHistory(new SloBuilder("day").Objective("99.9%").Alerts(alerting => alerting with { Guards = new BurnRateGuards { ByBudgetEvents = true } }).Build());
        for (int hour = 30 * 24; hour > 1; hour--)
            history.Add(Now.AddHours(-hour), 100_000, 0);
        history.Add(Now, 9, 1);
        BurnRateVerdict verdict = BurnRateEvaluator.Evaluate(history, Now)[0];
        Assert.That((verdict.IsAbove, verdict.HeldBackBy), Is.EqualTo((true, "1 failures are fewer than 1436, the pair's share of the period's budget")));
    }

    [Test]
    public void A_page_keeps_the_ticket_from_firing_where_that_is_wanted([Values] bool inhibits)
    {
        SloDefinition slo = new SloBuilder("api").Objective("99.9%").Alerts(alerting => alerting with { PageInhibitsTicket = inhibits }).Build();
        var history = new SloHistory(slo);
        history.Add(Now, 0, 100);
        IReadOnlyList<BurnRateVerdict> verdicts = BurnRateEvaluator.Evaluate(history, Now);
        Assert.That(BurnRateEvaluator.Fires(slo, verdicts, BurnRateSeverity.Page));
        Assert.That(BurnRateEvaluator.Fires(slo, verdicts, BurnRateSeverity.Ticket), Is.EqualTo(!inhibits));
    }

    [Test]
    public void Exactly_the_factor_is_not_above_it()
    {
        // 14.4 in 1,000 are exactly 14.4 times 0.1 %.
        var history = new SloHistory(new SloBuilder("api").Objective("99.9%").Build());
        history.Add(Now, 9_856, 144);
        Assert.That(BurnRateEvaluator.Evaluate(history, Now)[0].IsAbove, Is.False);
        history.Add(Now, 0, 1);
        Assert.That(BurnRateEvaluator.Evaluate(history, Now)[0].IsAbove);
    }
}
