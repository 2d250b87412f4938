using Instrumentation.Evaluation;
using Instrumentation.Reading;
using Instrumentation.Syntax;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Instrumentation.Rules;

public sealed class RuleEvaluationTests
{
    private const string File = """
        groups:
          - name: orders
            rules:
              - record: job:orders:increase1m
                expr: sum by (job) (increase(orders_total[1m]))
              - alert: NoOrders
                expr: job:orders:increase1m == 0
                for: 20s
                labels: { severity: warning }
                annotations: { summary: '{{ $labels.job }} had {{ $value }} orders' }
        """;

    private string _folder = "";

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("rules").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task An_alert_over_a_recorded_series_goes_from_pending_to_firing_and_is_resolved()
    {
        TestApplication application = WithFile(File);
        using IHost host = application.Build();
        await host.StartAsync();
        var metrics = host.Services.GetRequiredService<IStreamingMetrics>();

        for (int order = 0; order < 3; order++)
        {
            metrics.IncrementCounter("orders_total", 5);
            await TickAsync(application, host, 1);
        }

        metrics.IncrementCounter("orders_total", 5);
        Assert.That(States(host), Is.Empty);
        await TickAsync(application, host, 7);
        Assert.That(States(host), Is.EqualTo(new[] { AlertState.Pending }));
        await TickAsync(application, host, 2);
        Assert.That(States(host), Is.EqualTo(new[] { AlertState.Firing }));
        ActiveAlert alert = Alerts(host).Single();
        Assert.That((alert.Labels["job"], alert.Labels["severity"], alert.Annotations["summary"]), Is.EqualTo(("orders", "warning", "orders had 0 orders")));

        metrics.IncrementCounter("orders_total", 5);
        await TickAsync(application, host, 1);
        Assert.That(States(host), Is.EqualTo(new[] { AlertState.Inactive }));
        await host.StopAsync();
    }

    [Test]
    public async Task Rules_and_their_alerts_are_series_that_queries_see()
    {
        TestApplication application = WithFile(File);
        using IHost host = application.Build();
        await host.StartAsync();
        host.Services.GetRequiredService<IStreamingMetrics>().IncrementCounter("orders_total");
        await TickAsync(application, host, 9);

        QueryResult result = await host.Services.GetRequiredService<PromqlEngine>().QueryAsync(
            host.Services.GetRequiredService<ISeriesSource>(), "ALERTS{alertstate=\"firing\"}", application.Clock.GetUtcNow());
        Assert.That(result.Series.Single().Labels["alertname"], Is.EqualTo("NoOrders"));
        Assert.That(host.Services.GetRequiredService<IRuleStatusSource>().ReadGroups().Single().File, Does.EndWith("orders.yml"));
        await host.StopAsync();
    }

    [Test]
    public async Task A_group_that_names_an_interval_is_due_at_the_first_tick_at_or_after_it()
    {
        TestApplication application = WithFile("""
            groups:
              - name: slow
                interval: 25s
                rules: [{ record: x, expr: vector(time()) }]
            """);
        using IHost host = application.Build();
        await host.StartAsync();

        var times = new HashSet<long?>();
        for (int tick = 0; tick < 10; tick++)
        {
            await TickAsync(application, host, 1);
            times.Add(host.Services.GetRequiredService<IRuleStatusSource>().ReadGroups()[0].Status.LastEvaluationUnixMs);
        }

        Assert.That(times.Count, Is.EqualTo(100 / 25).Or.EqualTo((100 / 25) + 1), string.Join(' ', times));
        await host.StopAsync();
    }

    [Test]
    public async Task A_rule_that_fails_is_told_once_and_counted_each_time()
    {
        RuleGroup group = new("bad", [new RecordingRule("twice", PromqlParser.Parse("label_replace(up, \"job\", \"x\", \"\", \"\") * on () group_left () vector(1) or up"))]);
        RuleGroup failing = new("failing", [new RecordingRule("many", PromqlParser.Parse("label_replace({__name__=~\"orders_total|up\"}, \"kind\", \"\", \"\", \"\") * 1"))]);
        var application = new TestApplication { After = monitoring => monitoring.AddRules(group, failing) };
        using IHost host = application.Build();
        await host.StartAsync();
        var metrics = host.Services.GetRequiredService<StreamingMetrics>();
        metrics.IncrementCounter("orders_total", 1, ("kind", "a"));
        metrics.IncrementCounter("orders_total", 1, ("kind", "b"));
        await TickAsync(application, host, 3);

        Assert.That(metrics.Snapshot().Value(RuleConstants.Failures, (RuleConstants.GroupLabel, ";failing")), Is.EqualTo(3));
        Assert.That(application.Log.Messages(LogLevel.Warning), Has.Exactly(1).Contains("The rule many of the group ;failing fails"));
        await host.StopAsync();
    }

    [Test]
    public void A_mistake_in_a_file_stops_the_start_with_its_place()
    {
        TestApplication application = WithFile(File.Replace("expr: job:orders:increase1m == 0", "exp: up", StringComparison.Ordinal));
        using IHost host = application.Build();

        Assert.That(async () => await host.StartAsync(), Throws.InstanceOf<RuleFileException>().With.Message.Contains("orders.yml").And.Message.Contains("7:"));
    }

    [Test]
    public void A_file_that_is_not_there_stops_the_start_with_its_name()
    {
        var application = new TestApplication { Section = { ["Rules:Files:0"] = "/nowhere/orders.yml" } };
        using IHost host = application.Build();

        Assert.That(async () => await host.StartAsync(), Throws.InvalidOperationException.With.Message.Contains("/nowhere/orders.yml").And.Message.Contains("StreamingMonitoring:Rules:Files"));
    }

    [Test]
    public void Two_groups_of_one_name_in_code_stop_the_start()
    {
        var application = new TestApplication { After = monitoring => monitoring.AddRules(new RuleGroup("a", [])).AddRules(new RuleGroup("a", [])) };
        using IHost host = application.Build();

        Assert.That(async () => await host.StartAsync(), Throws.InvalidOperationException.With.Message.Contains("'a'"));
    }

    [Test]
    public void Rules_without_the_store_stop_the_start()
    {
        TestApplication application = WithFile(File);
        application.Section["Store:Enabled"] = "false";
        using IHost host = application.Build();

        Assert.That(async () => await host.StartAsync(), Throws.InvalidOperationException.With.Message.Contains("Store:Enabled"));
    }

    [Test]
    public async Task Alert_rules_of_code_are_one_group_and_packs_are_loaded_once()
    {
        var application = new TestApplication
        {
            Section = { ["Rules:Packs:0"] = "Streaming-Analytics", ["Rules:Packs:1"] = "rag-service" },
            After = monitoring => monitoring
                .AddAlertRules(new AlertRule("a", "up == 0"))
                .AddAlertRules(AlertRule.OfMetric("b", "cpu_usage", AlertThreshold.Above(80), TimeSpan.FromMinutes(10)))
                .AddRulePack(RulePack.StreamingAnalytics),
        };
        using IHost host = application.Build();
        await host.StartAsync();

        Assert.That(
            host.Services.GetRequiredService<IRuleStatusSource>().ReadGroups().Select(group => $"{group.File} {group.Status.Group.Name} {group.Status.Group.Rules.Count}"),
            Is.EqualTo(new[] { " alerts 2", "streaming-analytics streaming-analytics 5", "rag-service rag-api-alerts 7" }));
        await host.StopAsync();
    }

    [TestCase("Rules:Packs:0", "nothing", "StreamingMonitoring:Rules:Packs has 'nothing'; allowed are data-platform, rag-service, streaming-analytics.")]
    public void A_pack_that_is_none_stops_the_start_with_the_names_there_are(string key, string value, string message)
    {
        var application = new TestApplication { Section = { [key] = value } };
        using IHost host = application.Build();

        Assert.That(async () => await host.StartAsync(), Throws.InvalidOperationException.With.Message.EqualTo(message));
    }

    [Test]
    public void A_wrong_alert_rule_or_one_that_is_there_twice_stops_the_start()
    {
        var wrong = new TestApplication { After = monitoring => monitoring.AddAlertRules(new AlertRule("a", "up ==")) };
        using IHost first = wrong.Build();
        var twice = new TestApplication { After = monitoring => monitoring.AddAlertRules(new AlertRule("a", "up == 0"), new AlertRule("a", "up == 1")) };
        using IHost second = twice.Build();

        Assert.That(async () => await first.StartAsync(), Throws.TypeOf<RuleFileException>().With.Message.StartsWith("alert rule 'a': 1:6: Condition: parse error"));
        Assert.That(async () => await second.StartAsync(), Throws.InvalidOperationException.With.Message.Contains("'a' is there twice"));
    }

    [TestCase("Exact", 7)]
    [TestCase("Ignored", 0)]
    public async Task Growth_is_exact_where_asked_for(string use, double increase)
    {
        var application = new TestApplication { Section = { ["Query:CounterStarts"] = use } };
        using IHost host = application.Build();
        await host.StartAsync();
        await TickAsync(application, host, 1);
        host.Services.GetRequiredService<IStreamingMetrics>().IncrementCounter("orders_total", 7);
        await TickAsync(application, host, 3);

        QueryResult result = await host.Services.GetRequiredService<PromqlEngine>().QueryAsync(
            host.Services.GetRequiredService<ISeriesSource>(), "increase(orders_total[1m])", application.Clock.GetUtcNow());
        Assert.That(result.Series.Single().Values[0], Is.EqualTo(increase));
        await host.StopAsync();
    }

    private static IEnumerable<ActiveAlert> Alerts(IHost host) =>
        host.Services.GetRequiredService<IRuleStatusSource>().ReadGroups().SelectMany(group => group.Status.Rules).SelectMany(rule => rule.Alerts);

    private static AlertState[] States(IHost host) => [.. Alerts(host).Select(alert => alert.State)];

    private static async Task TickAsync(TestApplication application, IHost host, int ticks)
    {
        for (int tick = 0; tick < ticks; tick++)
        {
            application.Clock.Advance(TimeSpan.FromSeconds(10));
            await host.Services.GetRequiredService<RuleEvaluation>().Idle;
        }
    }

    private TestApplication WithFile(string text)
    {
        System.IO.File.WriteAllText(Path.Combine(_folder, "orders.yml"), text);
        return new TestApplication { Section = { ["Rules:Files:0"] = Path.Combine(_folder, "*.yml") } };
    }
}
