using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Instrumentation;

public sealed class MonitoringServiceTests
{
    private string _folder = "";

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("monitoring").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task The_start_says_in_one_line_what_is_on()
    {
        string path = Path.Combine(_folder, "orders.prom");
        var application = new TestApplication { Section = { ["MetricsIntervalSeconds"] = "5", ["Exemplars"] = "TraceBased", ["DetailedMetrics"] = "false", ["TextFile:Path"] = path } };
        using IHost host = application.Build();
        await host.StartAsync();
        await host.StopAsync();

        Assert.That(application.Log.Messages(LogLevel.Information), Has.Exactly(1).EqualTo(
            "Streaming monitoring started for service orders: cycle every 5 s, capture off, system metrics on, visible to other listeners on, exemplars TraceBased, "
            + $"listener off, text file {path}, persistence off, store of 06:00:00 and 64 MiB, rules 0 in 0 groups, notifications off."));
    }

    [Test]
    public async Task An_unwritable_path_leaves_the_application_running_degraded_with_one_error_that_names_the_key()
    {
        var application = new TestApplication { Section = { ["TextFile:Path"] = Path.Combine(_folder, "missing", "orders.prom") } };
        using IHost host = application.Build();
        await host.StartAsync();
        application.Clock.Advance(TimeSpan.FromSeconds(100));
        HealthReport health = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        host.Services.GetRequiredService<IStreamingMetrics>().IncrementCounter("still_alive_total");

        Assert.Multiple(() =>
        {
            Assert.That(application.Log.Messages(LogLevel.Error), Has.Count.EqualTo(1).And.Exactly(1).StartsWith("The text file is off because of StreamingMonitoring:TextFile:Path: "));
            Assert.That(health.Status, Is.EqualTo(HealthStatus.Degraded));
            Assert.That(health.Entries["monitoring"].Data, Is.EqualTo(new Dictionary<string, object> { ["text_file"] = "Off because of StreamingMonitoring:TextFile:Path; the log says why." }));
            Assert.That(application.Log.Messages(LogLevel.Information), Has.Exactly(1).Contains("text file unavailable"));
            Assert.That(host.Services.GetRequiredService<StreamingMetrics>().Snapshot().Value("still_alive_total"), Is.EqualTo(1));
        });
        await host.StopAsync();
    }

    [Test]
    public void An_unwritable_path_is_fatal_where_that_is_set()
    {
        var application = new TestApplication { Section = { ["TextFile:Path"] = Path.Combine(_folder, "missing", "orders.prom"), ["FailOnUnavailable"] = "true" } };
        using IHost host = application.Build();

        Assert.That(() => host.StartAsync(), Throws.InvalidOperationException.With.Message.StartsWith("The text file cannot start because of StreamingMonitoring:TextFile:Path, "));
    }

    [Test]
    public async Task Nothing_wrong_is_healthy()
    {
        using IHost host = new TestApplication().Build();
        await host.StartAsync();

        HealthReport health = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        Assert.That(health.Status, Is.EqualTo(HealthStatus.Healthy));
        await host.StopAsync();
    }

    [Test]
    public async Task A_check_that_fails_when_all_is_put_together_stops_the_start()
    {
        using IHost host = new TestApplication().Build();
        host.Services.GetRequiredService<Hosting.StartChecks>().Add(() => throw new InvalidOperationException("two routes"));

        Assert.That(() => host.StartAsync(), Throws.InvalidOperationException.With.Message.EqualTo("two routes"));
        await host.StopAsync();
    }
}
