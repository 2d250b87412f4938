using Instrumentation.Evaluation;
using Instrumentation.Health;
using Instrumentation.Reading;
using Instrumentation.Rules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Instrumentation.Persistence;

public sealed class StatePersistenceTests
{
    private static readonly AlertRule Rule = new("NoOrders", "increase(orders_total[1m]) == 0") { HoldDuration = TimeSpan.FromMinutes(10) };

    private string _folder = "";

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("persistence").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Series_and_alerts_are_there_after_a_restart()
    {
        TestApplication first = Application();
        using (IHost host = first.Build())
        {
            await host.StartAsync();
            host.Services.GetRequiredService<IStreamingMetrics>().IncrementCounter("orders_total", 7);
            await TickAsync(first, host, 9);
            Assert.That(await QueryAsync(first, host, "orders_total"), Is.EqualTo(7));
            Assert.That(State(host), Is.EqualTo(AlertState.Pending));
            await host.StopAsync();
        }

        TestApplication second = Application();
        second.Clock.Advance(first.Clock.GetUtcNow().AddSeconds(30) - second.Clock.GetUtcNow());
        using (IHost host = second.Build())
        {
            await host.StartAsync();
            Assert.That(await QueryAsync(second, host, "orders_total"), Is.EqualTo(7));
            Assert.That(await QueryAsync(second, host, "count_over_time(orders_total[5m])"), Is.EqualTo(9));
            Assert.That(State(host), Is.EqualTo(AlertState.Pending));
            Assert.That(second.Log.Messages(LogLevel.Information).Single(message => message.Contains("started for", StringComparison.Ordinal)), Does.Match($"persistence in {_folder} \\(\\d+ samples of \\d+ series, 1 alerts and 0 SLOs restored\\)"));
            await host.StopAsync();
        }
    }

    [Test]
    public async Task A_pending_alert_fires_when_it_held_long_enough_without_the_outage()
    {
        TestApplication first = Application();
        long since;
        using (IHost host = first.Build())
        {
            await host.StartAsync();
            host.Services.GetRequiredService<IStreamingMetrics>().IncrementCounter("orders_total", 7);
            while (State(host) != AlertState.Pending)
                await TickAsync(first, host, 1);
            await TickAsync(first, host, 3);
            since = Alert(host).ActiveAtUnixMs;
            await host.StopAsync();
        }

        TestApplication second = Application();
        second.Clock.Advance(first.Clock.GetUtcNow().AddSeconds(40) - second.Clock.GetUtcNow());
        using (IHost host = second.Build())
        {
            await host.StartAsync();
            Assert.That(Alert(host).ActiveAtUnixMs, Is.EqualTo(since + 40_000));
            await host.StopAsync();
        }
    }

    [Test]
    public async Task A_second_host_on_the_folder_runs_from_memory_and_says_so()
    {
        TestApplication first = Application();
        using IHost holder = first.Build();
        await holder.StartAsync();
        TestApplication second = Application();
        using IHost beside = second.Build();
        await beside.StartAsync();
        await TickAsync(second, beside, 2);

        Assert.That(second.Log.Messages(LogLevel.Error).Single(), Does.Contain("persistence is off because of StreamingMonitoring:Persistence:Path").And.Contain("Another journal has the folder"));
        Assert.That(second.Log.Messages(LogLevel.Information), Has.Some.Contains("persistence unavailable"));
        Assert.That(beside.Services.GetRequiredService<FeatureHealth>().Faults.Keys, Does.Contain("persistence"));
        Assert.That(await QueryAsync(second, beside, "up"), Is.EqualTo(1));
        Assert.That(await QueryAsync(second, beside, "sum(instrumentation_persistence_keeps)"), Is.Zero);
        await beside.StopAsync();
        await holder.StopAsync();
    }

    [Test]
    public async Task A_folder_that_cannot_be_written_leaves_monitoring_running_and_is_counted()
    {
        string file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "");
        TestApplication application = Application(file);
        using IHost host = application.Build();
        await host.StartAsync();
        host.Services.GetRequiredService<IStreamingMetrics>().IncrementCounter("orders_total");
        await TickAsync(application, host, 3);

        Assert.That(await QueryAsync(application, host, "orders_total"), Is.EqualTo(1));
        Assert.That(application.Log.Messages(LogLevel.Warning), Has.Exactly(1).Contains("The disk refuses to keep the series").And.Exactly(1).Contains("The disk refuses to keep the alerts"));
        Assert.That(host.Services.GetRequiredService<FeatureHealth>().Faults.Keys, Is.EquivalentTo(new[] { "persistence_series", "persistence_alerts", "persistence_slos" }));
        MetricSnapshot snapshot = host.Services.GetRequiredService<StreamingMetrics>().Snapshot();
        Assert.That(snapshot.Value(PersistenceConstants.Keeps, (PersistenceConstants.StateLabel, "series")), Is.Zero);
        Assert.That(snapshot.Value(PersistenceConstants.Failures, (PersistenceConstants.StateLabel, "series")), Is.GreaterThan(0));
        await host.StopAsync();
    }

    [Test]
    public void Where_that_is_wanted_a_folder_that_cannot_be_written_stops_the_start()
    {
        string file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");
        TestApplication application = Application(file);
        application.Section["FailOnUnavailable"] = "true";
        using IHost host = application.Build();

        Assert.That(async () => await host.StartAsync(), Throws.InvalidOperationException.With.Message.Contains("StreamingMonitoring:Persistence:Path"));
    }

    [Test]
    public async Task A_folder_that_can_be_written_again_is_used_again()
    {
        string path = Path.Combine(_folder, "later");
        await File.WriteAllTextAsync(path, "");
        TestApplication application = Application(path);
        using (IHost host = application.Build())
        {
            await host.StartAsync();
            File.Delete(path);
            host.Services.GetRequiredService<IStreamingMetrics>().IncrementCounter("orders_total", 3);
            await TickAsync(application, host, 8);
            Assert.That(application.Log.Messages(LogLevel.Information), Has.Some.Contains("The series are kept on disk again"));
            Assert.That(host.Services.GetRequiredService<FeatureHealth>().Faults, Is.Empty);
            await host.StopAsync();
        }

        TestApplication second = Application(path);
        second.Clock.Advance(application.Clock.GetUtcNow() - second.Clock.GetUtcNow());
        using IHost after = second.Build();
        await after.StartAsync();
        Assert.That(await QueryAsync(second, after, "orders_total"), Is.EqualTo(3));
        await after.StopAsync();
    }

    [TestCase("Persistence:MaxBytes", "1000", "StreamingMonitoring:Persistence:MaxBytes is 1000; allowed is 67108864 to 1099511627776.")]
    [TestCase("Store:MaxBytes", "1000000000", "StreamingMonitoring:Persistence:MaxBytes is 1073741824; allowed is at least twice Store:MaxBytes, which is 1000000000")]
    [TestCase("Persistence:FlushInterval", "2h", "StreamingMonitoring:Persistence:FlushInterval is 02:00:00; allowed is 00:00:00 to 01:00:00.")]
    public void A_setting_outside_its_range_stops_the_start(string key, string value, string message)
    {
        TestApplication application = Application();
        application.Section[key] = value;
        using IHost host = application.Build();

        Assert.That(async () => await host.StartAsync(), Throws.Exception.With.Message.Contains(message));
    }

    private static async Task<double> QueryAsync(TestApplication application, IHost host, string query)
    {
        QueryResult result = await host.Services.GetRequiredService<PromqlEngine>().QueryAsync(
            host.Services.GetRequiredService<ISeriesSource>(), query, application.Clock.GetUtcNow());
        return result.Series.Single().Values[0];
    }

    private static ActiveAlert Alert(IHost host) =>
        host.Services.GetRequiredService<IRuleStatusSource>().ReadGroups().SelectMany(group => group.Status.Rules).SelectMany(rule => rule.Alerts).Single();

    private static AlertState State(IHost host) =>
        host.Services.GetRequiredService<IRuleStatusSource>().ReadGroups().SelectMany(group => group.Status.Rules).Single().State;

    private static async Task TickAsync(TestApplication application, IHost host, int ticks)
    {
        for (int tick = 0; tick < ticks; tick++)
        {
            application.Clock.Advance(TimeSpan.FromSeconds(10));
            await host.Services.GetRequiredService<RuleEvaluation>().Idle;
            await host.Services.GetRequiredService<StatePersistence>().Idle;
        }
    }

    private TestApplication Application(string? path = null) => new()
    {
        Section = { ["Persistence:Path"] = path ?? _folder },
        After = monitoring => monitoring.AddAlertRules(Rule),
    };
}
