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
    public void What_does_not_burn_fast_enough_is_not_said_to_be_held_back()
    {
        var history = new SloHistory(new SloBuilder("api").Objective(0.9m).Alerts(alerting => alerting with { Guards = new BurnRateGuards { MinFailures = 1_000 } }).Build());
        history.Add(Now, 99, 1);
        Assert.That(BurnRateEvaluator.Evaluate(history, Now).Select(verdict => (verdict.IsAbove, verdict.HeldBackBy)), Has.All.EqualTo((false, "")));
    }

    [Test]
    public void Both_burn_rates_are_error_ratios_over_the_budget()
    {
        var history = new SloHistory(new SloBuilder("api").Objective(0.99m).Build());
        history.Add(Now.AddMinutes(-30), 100, 0);
        history.Add(Now, 90, 10);
        BurnRateVerdict verdict = BurnRateEvaluator.Evaluate(history, Now)[0];
        Assert.That((verdict.LongBurnRate, verdict.ShortBurnRate), Is.EqualTo((5.0, 10.0)).Using<double>((left, right) => Math.Abs(left - right) < 1e-9));
    }

    [Test]
    public void What_burned_in_the_long_window_alone_is_over_and_what_burns_in_the_short_one_alone_is_nothing_yet()
    {
        SloDefinition slo = new SloBuilder("api").Objective(0.999m).Build();
        var over = new SloHistory(slo);
        over.Add(Now.AddMinutes(-30), 0, 1_000);
        over.Add(Now, 100, 0);
        Assert.That(BurnRateEvaluator.Evaluate(over, Now)[0].IsAbove, Is.False);
        var young = new SloHistory(slo);
        young.Add(Now.AddMinutes(-30), 1_000_000, 0);
        young.Add(Now, 0, 100);
        Assert.That(BurnRateEvaluator.Evaluate(young, Now)[0].IsAbove, Is.False);
    }

    [Test]
    public void A_pair_fires_the_alert_of_its_own_severity_alone()
    {
        SloDefinition slo = new SloBuilder("api").Objective(0.999m).Build();
        BurnRateVerdict[] verdicts = [.. slo.Alerting!.Pairs.Select(pair => new BurnRateVerdict(pair, 1, 2, 2, pair == BurnRatePair.Workbook[3], ""))];
        Assert.That((BurnRateEvaluator.Fires(slo, verdicts, BurnRateSeverity.Page), BurnRateEvaluator.Fires(slo, verdicts, BurnRateSeverity.Ticket)), Is.EqualTo((false, true)));
        verdicts = [.. verdicts.Select(verdict => verdict with { IsAbove = false })];
        Assert.That(BurnRateEvaluator.Fires(slo, verdicts, BurnRateSeverity.Ticket), Is.False);
    }

    // 30 days of 100 events an hour and 2,000 now: 2 % of the budget of 0.1 % of 73,900 events are 1.478 failures.
    [TestCase(1, false)]
    [TestCase(2, true)]
    public void A_guard_by_budget_counts_the_failures_of_the_long_window(int failures, bool isFiring)
    {
        var history = new SloHistory(new SloBuilder("api").Objective("99.9%").Alerts(alerting => alerting with { Guards = new BurnRateGuards { ByBudgetEvents = true } }).Build());
        for (int hour = (30 * 24) - 1; hour > 0; hour--)
            history.Add(Now.AddHours(-hour), 100, 0);
        history.Add(Now, 50 - failures, failures);
        Assert.That(BurnRateEvaluator.Evaluate(history, Now)[0].IsFiring, Is.EqualTo(isFiring));
    }

    [Test]
    public void As_many_failures_as_the_guard_asks_for_are_enough()
    {
        var history = new SloHistory(new SloBuilder("api").Objective("99%").Alerts(alerting => alerting with { Guards = new BurnRateGuards { MinFailures = 5 } }).Build());
        history.Add(Now, 0, 5);
        Assert.That(BurnRateEvaluator.Evaluate(history, Now)[0].IsFiring, Is.True);
        // The pair's share of the budget of a month of five events is one thousandth of an event.
        var exact = new SloHistory(new SloBuilder("api").Objective("50%").Alerts([new BurnRatePair(BurnRateSeverity.Page, TimeSpan.FromHours(2), TimeSpan.FromHours(1), 1m)])
            .Alerts(alerting => alerting with { Guards = new BurnRateGuards { ByBudgetEvents = true } }).Over(TimeSpan.FromHours(2)).Build());
        exact.Add(Now, 10, 0);
        exact.Add(Now, 0, 10);
        Assert.That(BurnRateEvaluator.Evaluate(exact, Now)[0].IsAbove, Is.False, "exactly at the factor is not above it");
    }

    [Test]
    public void An_alert_that_is_switched_off_does_not_fire_and_the_other_does()
    {
        SloDefinition slo = new SloBuilder("api").Objective(0.9m).Alerts([
            new BurnRatePair(BurnRateSeverity.Page, TimeSpan.FromHours(1), TimeSpan.FromMinutes(5), 0.002m), new BurnRatePair(BurnRateSeverity.Ticket, TimeSpan.FromHours(1), TimeSpan.FromMinutes(5), 0.002m)]).Build();
        foreach (BurnRateSeverity off in Enum.GetValues<BurnRateSeverity>())
        {
            SloDefinition half = slo with
            {
                Alerting = slo.Alerting! with { Page = new BurnRateAlert { IsEnabled = off != BurnRateSeverity.Page }, Ticket = new BurnRateAlert { IsEnabled = off != BurnRateSeverity.Ticket } },
            };
            var history = new SloHistory(half);
            history.Add(Now, 0, 100);
            IReadOnlyList<BurnRateVerdict> verdicts = BurnRateEvaluator.Evaluate(history, Now);
            Assert.That(Enum.GetValues<BurnRateSeverity>().Where(severity => BurnRateEvaluator.Fires(half, verdicts, severity)), Is.EqualTo(Enum.GetValues<BurnRateSeverity>().Where(severity => severity != off)));
        }

        Assert.That(BurnRateEvaluator.Fires(slo with { Alerting = null }, [], BurnRateSeverity.Page), Is.False);
        Assert.That(() => BurnRateEvaluator.Evaluate(null!, Now), Throws.ArgumentNullException);
        Assert.That(() => BurnRateEvaluator.Fires(null!, [], BurnRateSeverity.Page), Throws.ArgumentNullException);
        Assert.That(() => BurnRateEvaluator.Fires(slo, null!, BurnRateSeverity.Page), Throws.ArgumentNullException);
    }

    [Test]
    public void Without_an_objective_or_alerts_there_is_nothing_to_judge()
    {
        Assert.That(BurnRateEvaluator.Evaluate(new SloHistory(new SloBuilder("api").Objective(0.9m).NoAlerts().Build()), Now), Is.Empty);
        var value = new SloDefinition("p95", new SliDefinition("p95", SliType.Latency) { Threshold = 0.5, Source = new ValueQuerySource("a") }, objective: null);
        Assert.That(BurnRateEvaluator.Evaluate(new SloHistory(value), Now), Is.Empty);
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
