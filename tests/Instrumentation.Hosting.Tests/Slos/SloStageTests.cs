using Instrumentation.Rules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Instrumentation.Slos;

public sealed class SloStageTests
{
    private string _folder = "";

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("slo").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task An_outage_pages_within_the_closed_form()
    {
        TestApplication application = Application();
        using IHost host = application.Build();
        await host.StartAsync();
        SloMonitor monitor = host.Services.GetRequiredService<SloMonitor>();
        SloRecorder api = monitor.GetRecorder("api");
        await TickAsync(application, host, 400, () => api.RecordGood(100));
        Assert.That(Firing(host), Is.Empty);

        TimeSpan bound = monitor.Find("api")!.Slo.Outage(TimeSpan.FromMinutes(10)).PageBound!.Value;
        await TickAsync(application, host, (int)(bound / TimeSpan.FromSeconds(10)), () => api.RecordBad(100));
        ActiveAlert page = Firing(host).First(alert => alert.Labels["sloth_severity"] == "page");
        Assert.That((page.Labels["alertname"], page.Labels["severity"], page.Labels["sloth_service"]), Is.EqualTo(("ApiErrorBudgetBurn", "critical", "orders")));
        Assert.That(monitor.Find("api")!.BurnRates[0].ToString(), Does.StartWith("page: 1h burns ").And.Contains("above 14.4x (2 % of the budget in 1h)"));
        await host.StopAsync();
    }

    [Test]
    public async Task Budgets_freezes_and_exclusions_are_there_after_a_restart()
    {
        decimal? consumed;
        TestApplication first = Application();
        using (IHost host = first.Build())
        {
            await host.StartAsync();
            SloMonitor monitor = host.Services.GetRequiredService<SloMonitor>();
            await TickAsync(first, host, 5, () => monitor.GetRecorder("api").RecordGood(995));
            await TickAsync(first, host, 5, () => monitor.GetRecorder("api").RecordBad(5));
            monitor.Exclude("api", new BudgetExclusion("upgrade", first.Clock.GetUtcNow().AddSeconds(-10), first.Clock.GetUtcNow(), "upgrade", "ana"));
            await TickAsync(first, host, 1, () => { });
            consumed = monitor.Find("api")!.Results[0].Consumed;
            Assert.That(consumed, Is.EqualTo(20m / (4975 + 20) / 0.001m).Within(1e-20m));
            Assert.That(host.Services.GetRequiredService<DeploymentGate>().Check("api").State, Is.EqualTo(GateState.Frozen));
            await host.StopAsync();
        }

        TestApplication second = Application();
        second.Clock.Advance(first.Clock.GetUtcNow() - second.Clock.GetUtcNow());
        using (IHost host = second.Build())
        {
            await host.StartAsync();
            SloMonitor monitor = host.Services.GetRequiredService<SloMonitor>();
            await TickAsync(second, host, 1, () => { });
            Assert.That(monitor.Find("api")!.Results[0].Consumed, Is.EqualTo(consumed));
            MetricSnapshot snapshot = host.Services.GetRequiredService<StreamingMetrics>().Snapshot();
            Assert.That(snapshot.Value("slo_error_budget_consumed_total", ("slo", "api"), ("slo_service", "orders")), Is.Zero, "what was told before the restart");
            Assert.That(snapshot.Value("slo_breaches_total", ("slo", "api"), ("slo_service", "orders")), Is.Zero);
            Assert.That(monitor.GetHistory("api").Exclusions.Single().Author, Is.EqualTo("ana"));
            Assert.That(monitor.ExclusionChanges.Select(change => (change.Slo, change.Exclusion.Reason, change.Author, change.IsTakenBack)), Is.EqualTo([("api", "upgrade", "ana", false)]));
            Assert.That(host.Services.GetRequiredService<DeploymentGate>().Check("api").State, Is.EqualTo(GateState.Frozen));
            await host.StopAsync();
        }
    }

    [Test]
    public async Task What_is_known_of_budgets_can_be_scraped()
    {
        TestApplication application = Application();
        using IHost host = application.Build();
        await host.StartAsync();
        StreamingMetrics metrics = host.Services.GetRequiredService<StreamingMetrics>();
        Assert.That(metrics.Snapshot().Value("sli_events_total", ("slo", "api"), ("sli", "api"), ("result", "bad")), Is.Zero);
        SloRecorder api = host.Services.GetRequiredService<SloMonitor>().GetRecorder("api");
        await TickAsync(application, host, 1, () =>
        {
            api.RecordGood(9_997);
            api.RecordBad(3);
        });
        MetricSnapshot snapshot = metrics.Snapshot();
        Tag[] tags = [("slo", "api"), ("slo_service", "orders"), ("window", "30d")];
        Assert.Multiple(() =>
        {
            Assert.That(snapshot.Value("slo_compliance_percentage", tags), Is.EqualTo(99.97));
            Assert.That(snapshot.Value("slo_error_budget_consumed_percent", tags), Is.EqualTo(30));
            Assert.That(snapshot.Value("slo_error_budget_remaining_percentage", tags), Is.EqualTo(70));
            Assert.That(snapshot.Value("slo_error_budget_consumed_total", ("slo", "api"), ("slo_service", "orders")), Is.EqualTo(3));
            Assert.That(snapshot.Value("slo_deployment_freeze_active", ("slo", "api"), ("slo_service", "orders")), Is.Zero);
            Assert.That(snapshot.Value("slo_breaches_total", ("slo", "api"), ("slo_service", "orders")), Is.Zero);
        });
        await host.StopAsync();
    }

    [Test]
    public async Task An_indicator_from_a_query_is_collected_beside_the_cycle()
    {
        var application = new TestApplication
        {
            After = monitoring => monitoring.AddSlo("orders", slo => slo.ErrorRate().FromEvents("orders_total", bad: "orders_total{result=\"failed\"}").Objective(0.9m)),
        };
        using IHost host = application.Build();
        await host.StartAsync();
        var metrics = host.Services.GetRequiredService<IStreamingMetrics>();
        await TickAsync(application, host, 30, () =>
        {
            metrics.IncrementCounter("orders_total", 19, ("result", "done"));
            metrics.IncrementCounter("orders_total", 1, ("result", "failed"));
        });
        SloResult result = host.Services.GetRequiredService<SloMonitor>().Find("orders")!.Results[0];
        Assert.That((result.Sli, result.Consumed), Is.EqualTo((0.95m, 0.5m)));
        await host.StopAsync();
    }

    [Test]
    public async Task What_a_single_incident_spends_asks_for_a_postmortem_and_says_what_it_costs()
    {
        var application = new TestApplication
        {
            After = monitoring => monitoring
                .AddBudgetPolicy(new BudgetPolicy("strict", new BudgetPolicyTier(2m, PolicyAction.Notify)) { IncidentShare = 0.2m })
                .AddSlo("api", slo => slo.Objective(0.9m).Policy("strict").Cost(perEvent: 0.5m, currency: "EUR")),
        };
        using IHost host = application.Build();
        await host.StartAsync();
        SloRecorder api = host.Services.GetRequiredService<SloMonitor>().GetRecorder("api");
        await TickAsync(application, host, 5, () => api.RecordGood(1000));
        Assert.That(Alerts(host), Is.Empty);

        // Metrics of a run are seen by the rules of the next one.
        await TickAsync(application, host, 2, () => api.RecordBad(75));
        await TickAsync(application, host, 1, () => { });

        ActiveAlert postmortem = Alerts(host).Single(alert => alert.Labels["alertname"] == "SLOIncidentBudgetShare");
        Assert.That(postmortem.Annotations["summary"], Is.EqualTo("More than 20 % of the error budget of api was spent within a day: hold a postmortem."));
        Assert.That(postmortem.Annotations["cost"], Is.EqualTo("75.00 EUR are spent; a bad event costs 0.5 EUR, a bad minute 0 EUR"));
        await host.StopAsync();

        static IEnumerable<ActiveAlert> Alerts(IHost host) => host.Services.GetRequiredService<IRuleStatusSource>().ReadGroups()
            .SelectMany(group => group.Status.Rules).SelectMany(rule => rule.Alerts).Where(alert => alert.State == AlertState.Firing);
    }

    [Test]
    public async Task Percentiles_are_those_of_the_merged_distribution()
    {
        var application = new TestApplication { After = monitoring => monitoring.AddSlo("latency", slo => slo.Latency(TimeSpan.FromMilliseconds(200)).KeepDistribution().Objective(0.5m).GroupBy("route")) };
        using IHost host = application.Build();
        await host.StartAsync();
        SloRecorder recorder = host.Services.GetRequiredService<SloMonitor>().GetRecorder("latency");
        await TickAsync(application, host, 30, () =>
        {
            // 90 of 100 take 10 ms, 10 take a second: the 95th percentile of all is a second, that of the fast route 10 ms.
            for (int request = 0; request < 90; request++)
                recorder.For("fast").RecordLatency(0.01);
            for (int request = 0; request < 10; request++)
                recorder.For("slow").RecordLatency(1.0);
        });
        SliCalculator calculator = host.Services.GetRequiredService<SliCalculator>();
        Assert.That(await calculator.CalculateQuantileAsync("latency", 0.95, TimeSpan.FromMinutes(3)), Is.EqualTo(1.0).Within(5).Percent);
        Assert.That(await calculator.CalculateQuantileAsync("latency", 0.5, TimeSpan.FromMinutes(3)), Is.EqualTo(0.01).Within(5).Percent);
        Assert.That(async () => await calculator.CalculateQuantileAsync("latency", 95, TimeSpan.FromMinutes(3)), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(async () => await calculator.CalculateQuantileAsync("other", 0.95, TimeSpan.FromMinutes(3)), Throws.InstanceOf<KeyNotFoundException>());
        await host.StopAsync();
    }

    [Test]
    public async Task An_indicator_over_any_window_is_exact()
    {
        TestApplication application = Application();
        using IHost host = application.Build();
        await host.StartAsync();
        SloRecorder api = host.Services.GetRequiredService<SloMonitor>().GetRecorder("api");
        SliCalculator calculator = host.Services.GetRequiredService<SliCalculator>();
        Assert.That(calculator.CalculateSli("api", TimeSpan.FromMinutes(5)), Is.Null);
        await TickAsync(application, host, 60, () => api.RecordGood(9));
        await TickAsync(application, host, 30, () => api.RecordBad(1));
        Assert.That(calculator.CalculateSli("api", TimeSpan.FromMinutes(5)), Is.Zero);
        Assert.That(calculator.CalculateSli("api", TimeSpan.FromMinutes(10)), Is.EqualTo(30 * 9 / (30 * 9 + 30.0)));
        Assert.That(async () => await calculator.CalculateQuantileAsync("api", 0.95, TimeSpan.FromMinutes(3)), Throws.ArgumentException.With.Message.Contains("KeepDistribution"));
        Assert.That(() => calculator.CalculateSli("api", TimeSpan.FromSeconds(1)), Throws.InstanceOf<ArgumentOutOfRangeException>());
        await host.StopAsync();
    }

    [Test]
    public void A_mistake_in_a_file_of_definitions_stops_the_start_with_its_place()
    {
        File.WriteAllText(Path.Combine(_folder, "slo.yml"), "slos:\n  - name: a\n    objective: 3\n    sli: {}\n");
        using IHost host = new TestApplication { Section = { ["Slo:Files:0"] = Path.Combine(_folder, "*.yml") } }.Build();
        Assert.That(async () => await host.StartAsync(), Throws.InstanceOf<SloFileException>().With.Message.Contains("slo.yml:3:16: slos[0].objective"));
    }

    private static IEnumerable<ActiveAlert> Firing(IHost host) => host.Services.GetRequiredService<IRuleStatusSource>().ReadGroups()
        .SelectMany(group => group.Status.Rules).SelectMany(rule => rule.Alerts).Where(alert => alert.State == AlertState.Firing && alert.Labels["sloth_severity"].Length > 0);

    private static async Task TickAsync(TestApplication application, IHost host, int ticks, Action record)
    {
        for (int tick = 0; tick < ticks; tick++)
        {
            record();
            application.Clock.Advance(TimeSpan.FromSeconds(10));
            await host.Services.GetRequiredService<RuleEvaluation>().Idle;
            await host.Services.GetRequiredService<SloStage>().Idle;
        }
    }

    private TestApplication Application() => new()
    {
        Section = { ["Persistence:Path"] = _folder },
        After = monitoring => monitoring.AddSlo("api", slo => slo.Availability().Objective("99.9%").Policy("workbook")),
    };
}
