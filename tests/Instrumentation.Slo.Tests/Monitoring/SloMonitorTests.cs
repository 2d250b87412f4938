namespace Instrumentation.Monitoring;

public sealed class SloMonitorTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public void Recorded_events_are_counted_exactly_and_once()
    {
        using StreamingMetrics metrics = StreamingMetrics.Create();
        SloMonitor monitor = Monitor(metrics, new SloBuilder("api").Objective(0.9m).Build());
        SloRecorder recorder = monitor.GetRecorder("api");
        for (int run = 1; run <= 5; run++)
        {
            recorder.RecordGood(7);
            recorder.RecordBad();
            monitor.Run(metrics.Snapshot(), Start.AddSeconds(10 * run));
        }

        SloResult result = monitor.Find("api")!.Results[0];
        Assert.That((result.Good, result.Bad, result.Consumed), Is.EqualTo((35m, 5m, 1.25m)));
        Assert.That(monitor.Find("api")!.Results[0].Status, Is.EqualTo(ErrorBudgetStatus.Exhausted));
    }

    [Test]
    public void Values_are_judged_by_the_exact_threshold()
    {
        using StreamingMetrics metrics = StreamingMetrics.Create();
        SloMonitor monitor = Monitor(
            metrics,
            new SloBuilder("latency").Latency(TimeSpan.FromMilliseconds(200)).Objective(0.5m).Build(),
            new SloBuilder("accuracy").Correctness().Objective(0.5m).Build(),
            new SloBuilder("quality").Quality(0.85).Objective(0.5m).Build(),
            new SloBuilder("freshness").Freshness(TimeSpan.FromHours(1)).Objective(0.5m).Build());
        foreach (double seconds in (double[])[0.1999, 0.2, 0.2000001, double.NaN])
            monitor.GetRecorder("latency").RecordLatency(seconds);
        monitor.GetRecorder("accuracy").RecordAccuracy("cat", "cat");
        monitor.GetRecorder("accuracy").RecordAccuracy("cat", "dog");
        monitor.GetRecorder("accuracy").RecordAccuracy(1.0, 1.2, tolerance: 0.25);
        monitor.GetRecorder("quality").RecordValue(0.85);
        monitor.GetRecorder("quality").RecordValue(0.8499);
        monitor.GetRecorder("freshness").RecordFreshness(TimeProvider.System.GetUtcNow().AddMinutes(-59));
        monitor.GetRecorder("freshness").RecordFreshness(TimeProvider.System.GetUtcNow().AddMinutes(-61));
        monitor.GetRecorder("freshness").RecordFreshness(TimeProvider.System.GetUtcNow().AddMinutes(5));
        monitor.Run(metrics.Snapshot(), Start);
        Assert.That(
            monitor.Statuses.Select(status => (status.Slo.Name, status.Results[0].Good, status.Results[0].Bad)),
            Is.EqualTo(new[] { ("latency", 2m, 2m), ("accuracy", 2m, 1m), ("quality", 1m, 1m), ("freshness", 2m, 1m) }));
    }

    [Test]
    public void Groups_have_budgets_of_their_own_and_further_ones_share_the_overflow_group()
    {
        using StreamingMetrics metrics = StreamingMetrics.Create();
        SloMonitor monitor = Monitor(metrics, new SloBuilder("api").Objective(0.9m).GroupBy("tenant").Build() with { MaxGroups = 3 });
        SloRecorder recorder = monitor.GetRecorder("api");
        foreach (string tenant in (string[])["a", "b", "c", "d", "e"])
            recorder.For(tenant).RecordBad();
        recorder.For("a").RecordGood(9);
        Assert.That(recorder.For("d"), Is.SameAs(recorder.For("e")));
        monitor.Run(metrics.Snapshot(), Start);
        Assert.That(
            monitor.Statuses.Where(status => status.Results[0].Total > 0).Select(status => (status.Group[0], status.Results[0].Sli)).Order(),
            Is.EqualTo(new (string, decimal?)[] { ("__overflow__", 0m), ("a", 0.9m), ("b", 0m), ("c", 0m) }));
        Assert.That(() => recorder.For("a", "b"), Throws.ArgumentException);
    }

    [Test]
    public void Exclusions_hold_for_groups_that_come_later_and_leave_an_audit_trail()
    {
        using StreamingMetrics metrics = StreamingMetrics.Create();
        var clock = new TestKit.FakeClock();
        var monitor = new SloMonitor(new SloMonitorOptions { Definitions = [new SloBuilder("api").Objective(0.9m).GroupBy("tenant").Build()] }, metrics, time: clock);
        var exclusion = new BudgetExclusion("move", Start.AddMinutes(-1), Start, "moved", "ana");
        monitor.Exclude("api", exclusion);
        monitor.GetRecorder("api").For("acme").RecordBad(5);
        monitor.Run(metrics.Snapshot(), Start);
        Assert.That(Acme().Total, Is.Zero);

        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That(monitor.Include("api", "move", "ben"), Is.True);
        Assert.That(monitor.Include("api", "move", "ben"), Is.False);
        monitor.Run(metrics.Snapshot(), Start.AddSeconds(10));
        Assert.That(Acme().Bad, Is.EqualTo(5m));
        Assert.That(
            monitor.ExclusionChanges,
            Is.EqualTo([new ExclusionChange(clock.GetUtcNow().AddMinutes(-1), "api", exclusion, false, "ana"), new ExclusionChange(clock.GetUtcNow(), "api", exclusion, true, "ben")]));
        Assert.That(() => monitor.Exclude("other", exclusion), Throws.InstanceOf<KeyNotFoundException>());

        SloResult Acme() => monitor.Statuses.Single(status => status.Group[0] == "acme").Results[0];
    }

    [Test]
    public void What_the_spent_budget_costs_is_a_metric()
    {
        using StreamingMetrics metrics = StreamingMetrics.Create();
        SloMonitor monitor = Monitor(metrics, new SloBuilder("api").Objective(0.9m).Over(TimeSpan.FromHours(1)).Cost(perEvent: 2, perMinute: 10, "EUR").Build());
        monitor.GetRecorder("api").RecordGood(95);
        monitor.GetRecorder("api").RecordBad(5);
        monitor.Run(metrics.Snapshot(), Start);
        // 5 events, and 5 % of 60 minutes.
        Assert.That(metrics.Snapshot().Value("slo_error_budget_cost", ("slo", "api"), ("currency", "EUR")), Is.EqualTo(40));
        Assert.That(monitor.Find("api")!.Cost, Is.EqualTo(40m));
    }

    [TestCase(CompositeKind.Weighted, "0.975")]
    [TestCase(CompositeKind.WorstOf, "0.9")]
    [TestCase(CompositeKind.SerialProduct, "0.9")]
    public void A_composite_is_made_of_its_members(CompositeKind kind, string sli)
    {
        using StreamingMetrics metrics = StreamingMetrics.Create();
        SloMonitor monitor = Monitor(
            metrics,
            new SloBuilder("whole").Objective(0.95m).Composite(kind, new CompositeMember("good", 3), new CompositeMember("bad", 1)).Build(),
            new SloBuilder("good").Objective(0.9m).Build(),
            new SloBuilder("bad").Objective(0.9m).Build());
        monitor.GetRecorder("good").RecordGood(10);
        monitor.GetRecorder("bad").RecordGood(9);
        monitor.GetRecorder("bad").RecordBad();
        monitor.Run(metrics.Snapshot(), Start);
        SloResult result = monitor.Find("whole")!.Results[0];
        decimal expected = decimal.Parse(sli);
        Assert.That((result.Sli, result.Consumed, result.IsMet), Is.EqualTo((expected, (1 - expected) / 0.05m, expected >= 0.95m)));
    }

    [Test]
    public void A_frozen_gate_opens_when_enough_of_the_budget_is_back_or_somebody_may_pass()
    {
        using StreamingMetrics metrics = StreamingMetrics.Create();
        var clock = new FakeClock();
        var policy = new BudgetPolicy("strict", new BudgetPolicyTier(1m, PolicyAction.Freeze) { Message = "Stop." })
        {
            RecoveredAt = 0.5m,
            Exemptions = [new PolicyExemption("api", "security fix", "eve", clock.GetUtcNow().AddHours(1))],
        };
        var monitor = new SloMonitor(
            new SloMonitorOptions { Definitions = [new SloBuilder("api").Objective(0.9m).Policy("strict").Build(), new SloBuilder("web").Objective(0.9m).Policy("strict").Build()], Policies = [policy] }, metrics);
        var gate = new DeploymentGate(monitor, clock);
        Assert.That(gate.Check("api").State, Is.EqualTo(GateState.Unknown));
        monitor.GetRecorder("web").RecordBad(10);
        monitor.GetRecorder("web").RecordGood(90);
        monitor.GetRecorder("api").RecordBad(10);
        monitor.Run(metrics.Snapshot(), Start);
        Assert.That(gate.Check("web").State, Is.EqualTo(GateState.Frozen));
        Assert.That(gate.Check("web").Reasons.Single(), Is.EqualTo("web: 100 % of the error budget over 30d is spent, and the policy strict freezes deployments. Stop."));
        Assert.That(gate.Check("api").State, Is.EqualTo(GateState.Open));
        Assert.That(gate.Check("api").Reasons.Single(), Does.Contain("exempt until").And.Contain("by eve: security fix"));
        Assert.That(gate.Check().State, Is.EqualTo(GateState.Frozen));
        clock.Advance(TimeSpan.FromHours(2));
        Assert.That(gate.Check("api").State, Is.EqualTo(GateState.Frozen));

        // 10 of 150 bad are two thirds of the budget: a third is left, less than has to be.
        monitor.GetRecorder("web").RecordGood(50);
        monitor.Run(metrics.Snapshot(), Start.AddSeconds(10));
        Assert.That(gate.Check("web").State, Is.EqualTo(GateState.Frozen));
        monitor.GetRecorder("web").RecordGood(100);
        monitor.Run(metrics.Snapshot(), Start.AddSeconds(20));
        Assert.That(gate.Check("web").State, Is.EqualTo(GateState.Open));
        Assert.That(gate.Check("nobody").State, Is.EqualTo(GateState.Unknown));
    }

    [Test]
    public void Recording_allocates_nothing()
    {
        using StreamingMetrics metrics = StreamingMetrics.Create();
        SloRecorder recorder = Monitor(metrics, new SloBuilder("api").Latency(TimeSpan.FromSeconds(1)).Objective(0.9m).Build()).GetRecorder("api");
        recorder.RecordLatency(0.5);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int count = 0; count < 1000; count++)
        {
            recorder.RecordGood();
            recorder.RecordBad();
            recorder.RecordLatency(count);
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [Test]
    public void What_cannot_be_watched_is_refused_with_its_reason()
    {
        using StreamingMetrics metrics = StreamingMetrics.Create();
        SloDefinition slo = new SloBuilder("api").Objective(0.9m).Build();
        Assert.That(() => Monitor(metrics, slo with { Objective = 1.5m }), Throws.ArgumentException.With.Message.Contains("The SLO api cannot be used: objective: 1.5"));
        Assert.That(() => Monitor(metrics, slo, slo), Throws.ArgumentException.With.Message.Contains("api is there twice"));
        Assert.That(() => Monitor(metrics, slo with { Policy = "none" }), Throws.ArgumentException.With.Message.Contains("names the policy 'none'"));
        SloDefinition whole = new SloBuilder("whole").Objective(0.9m).Composite(CompositeKind.WorstOf, new CompositeMember("api"), new CompositeMember("web")).Build();
        Assert.That(
            () => Monitor(metrics, whole, slo with { GroupBy = ["tenant"] }, slo with { Name = "web" }),
            Throws.ArgumentException.With.Message.Contains("made of 'api', which is told apart by groups"));
        Assert.That(() => Monitor(metrics, slo).GetRecorder("web"), Throws.InstanceOf<KeyNotFoundException>().With.Message.Contains("there are api"));
    }

    [Test]
    public void The_forecast_of_exhaustion_lets_old_errors_leave()
    {
        using StreamingMetrics metrics = StreamingMetrics.Create();
        SloMonitor monitor = Monitor(metrics, new SloBuilder("api").Objective(0.99m).Over(SloWindow.OneDay).Build());
        SloRecorder recorder = monitor.GetRecorder("api");
        for (int minute = 1; minute <= 24 * 60; minute++)
        {
            recorder.RecordGood(minute > 18 * 60 ? 985 : 995);
            recorder.RecordBad(minute > 18 * 60 ? 15 : 5);
            monitor.Run(metrics.Snapshot(), Start.AddMinutes(minute));
        }

        // Half of the budget and more is spent; each hour adds 900 bad ones where 300 leave, out of 1,440,000 of which 14,400 may be bad.
        SloStatus status = monitor.Find("api")!;
        Assert.That(status.Results[0].Bad, Is.EqualTo(10_800m).Within(100m));
        Assert.That((status.ExhaustedAt!.Value - Start.AddDays(1)).TotalHours, Is.EqualTo(6).Within(1));
    }

    private static SloMonitor Monitor(StreamingMetrics metrics, params SloDefinition[] slos) => new(new SloMonitorOptions { Definitions = slos }, metrics);
}
