using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Instrumentation.Stages;

public sealed class SystemMetricsStageTests
{
    [Test]
    public async Task The_process_is_measured_before_the_first_tick()
    {
        using IHost host = new TestApplication().Build();
        await host.StartAsync();

        Assert.That(Names(host), Has.Some.StartsWith("process_"));
        await host.StopAsync();
    }

    [TestCase("Enabled")]
    [TestCase("Process")]
    public async Task What_is_switched_off_is_not_there(string key)
    {
        var application = new TestApplication { Section = { [$"SystemMetrics:{key}"] = "false" } };
        using IHost host = application.Build();
        await host.StartAsync();
        application.Clock.Advance(TimeSpan.FromSeconds(20));

        Assert.That(Names(host), Has.None.StartsWith("process_"));
        await host.StopAsync();
    }

    private static List<string> Names(IHost host)
    {
        List<string> names = [];
        foreach (MetricFamily family in host.Services.GetRequiredService<StreamingMetrics>().Snapshot().Families)
            names.Add(family.Instrument.Name);
        return names;
    }
}
