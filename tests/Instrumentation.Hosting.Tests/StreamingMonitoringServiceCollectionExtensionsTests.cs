using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Instrumentation;

public sealed class StreamingMonitoringServiceCollectionExtensionsTests
{
    [Test]
    public void One_recorder_is_behind_every_face()
    {
        using IHost host = new TestApplication().Build();

        Assert.That(host.Services.GetRequiredService<IStreamingMetrics>(), Is.SameAs(host.Services.GetRequiredService<StreamingMetrics>()));
        Assert.That(host.Services.GetRequiredService<IMetricSource>(), Is.SameAs(host.Services.GetRequiredService<StreamingMetrics>()));
    }

    [Test]
    public async Task Two_hosts_in_one_process_stay_apart()
    {
        using IHost one = new TestApplication { Configure = options => options.Resource.Service = "one" }.Build();
        using IHost two = new TestApplication { Configure = options => options.Resource.Service = "two" }.Build();
        await one.StartAsync();
        await two.StartAsync();

        one.Services.GetRequiredService<IStreamingMetrics>().IncrementCounter("orders_total", 1);
        two.Services.GetRequiredService<IStreamingMetrics>().IncrementCounter("orders_total", 2);
        MetricSnapshot first = one.Services.GetRequiredService<StreamingMetrics>().Snapshot();
        MetricSnapshot second = two.Services.GetRequiredService<StreamingMetrics>().Snapshot();

        Assert.Multiple(() =>
        {
            Assert.That((first.Value("orders_total"), second.Value("orders_total")), Is.EqualTo((1.0, 2.0)));
            Assert.That(first.Resource.StandardLabels, Is.Not.EqualTo(second.Resource.StandardLabels));
        });
        await one.StopAsync();
        await two.StopAsync();
        Assert.That(second.Value("orders_total"), Is.EqualTo(2));
    }

    [Test]
    public async Task Each_host_captures_the_meters_of_its_own_factory_and_those_that_belong_to_none()
    {
        using IHost one = new TestApplication { Section = { ["Capture:Include"] = "MyCompany.*" } }.Build();
        using IHost two = new TestApplication { Section = { ["Capture:Include"] = "MyCompany.*" } }.Build();
        await one.StartAsync();
        await two.StartAsync();
        using var free = new Meter("MyCompany.Free");

        one.Services.GetRequiredService<IMeterFactory>().Create("MyCompany.Orders").CreateCounter<long>("orders").Add(3);
        free.CreateCounter<long>("visits").Add(4);
        MetricSnapshot first = one.Services.GetRequiredService<StreamingMetrics>().Snapshot();
        MetricSnapshot second = two.Services.GetRequiredService<StreamingMetrics>().Snapshot();

        Assert.Multiple(() =>
        {
            Assert.That((first.Value("orders"), second.Find("orders")), Is.EqualTo((3.0, (MetricFamily?)null)));
            Assert.That((first.Value("visits"), second.Value("visits")), Is.EqualTo((4.0, 4.0)));
        });
        await one.StopAsync();
        await two.StopAsync();
    }

    [Test]
    public async Task A_host_stops_and_is_disposed_of_within_five_seconds()
    {
        IHost host = new TestApplication { Before = services => services.AddSingleton(TimeProvider.System) }.Build();
        await host.StartAsync();
        IStreamingMetrics metrics = host.Services.GetRequiredService<IStreamingMetrics>();
        long started = Stopwatch.GetTimestamp();

        await host.StopAsync();
        host.Dispose();

        Assert.That(Stopwatch.GetElapsedTime(started), Is.LessThan(TimeSpan.FromSeconds(5)));
        Assert.That(() => metrics.IncrementCounter("late_total"), Throws.Nothing);
    }

    [Test]
    public void Plain_services_without_a_host_or_configuration_are_enough()
    {
        using ServiceProvider services = new ServiceCollection().AddLogging().AddStreamingMonitoring(options => options.Resource.Service = "tool").Services.BuildServiceProvider();

        services.GetRequiredService<IStreamingMetrics>().IncrementCounter("orders_total");

        Assert.That(services.GetRequiredService<StreamingMetrics>().Snapshot().Value("orders_total"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_host_with_all_defaults_that_checks_its_services_starts()
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = "Development" });
        builder.AddStreamingMonitoring();
        using IHost host = builder.Build();

        await host.StartAsync();
        await host.StopAsync();
    }

    [Test]
    public void Services_that_started_the_cycle_can_be_disposed_of_without_waiting()
    {
        ServiceProvider services = new ServiceCollection().AddLogging().AddStreamingMonitoring().Services.BuildServiceProvider();
        services.GetRequiredService<Hosting.MonitoringCycle>().Start();

        Assert.That(services.Dispose, Throws.Nothing);
    }

    [Test]
    public void Settings_reach_the_recorder()
    {
        var application = new TestApplication
        {
            Section =
            {
                ["CardinalityLimit"] = "3",
                ["Instruments:latency:Boundaries"] = "1,2,3",
                ["Instruments:latency:Unit"] = "s",
                ["Resource:Region"] = "eu-west-1",
                ["PublishToMeters"] = "false",
            },
        };
        using IHost host = application.Build();
        var metrics = host.Services.GetRequiredService<StreamingMetrics>();
        for (int topic = 0; topic < 10; topic++)
            metrics.IncrementCounter("orders_total", ("topic", topic));
        metrics.RecordHistogram("latency", 1.5);

        MetricSnapshot snapshot = metrics.Snapshot();

        Assert.Multiple(() =>
        {
            Assert.That(snapshot.Value("orders_total", (InstrumentConstants.OverflowLabel, "true")), Is.EqualTo(7));
            Assert.That(snapshot.Series("latency")!.Value.Histogram!.Boundaries, Is.EqualTo(new[] { 1.0, 2, 3 }));
            Assert.That(snapshot.Find("latency")!.Instrument.Unit, Is.EqualTo("s"));
            Assert.That(snapshot.Resource.Attributes.Find("cloud.region"), Is.EqualTo("eu-west-1"));
        });
    }

    [Test]
    public void A_fault_of_the_recorder_is_a_line_in_the_log()
    {
        var application = new TestApplication();
        using IHost host = application.Build();

        host.Services.GetRequiredService<IStreamingMetrics>().IncrementCounter("orders_total", -1);

        Assert.That(application.Log.Lines, Has.Exactly(1).Property(nameof(CapturedLine.Message)).Contains("orders_total"));
    }
}
