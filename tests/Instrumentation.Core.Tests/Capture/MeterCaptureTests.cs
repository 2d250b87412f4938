using System.Diagnostics.Metrics;

namespace Instrumentation.Capture;

public sealed class MeterCaptureTests
{
    [Test]
    public void The_first_rule_that_matches_decides()
    {
        using var captured = new Captured(options =>
        {
            options.Capture.Rules.Insert(0, new CaptureRule("*", "*.secret", Include: false));
            options.Capture.Rules.Insert(1, new CaptureRule("RULES.*", "wanted.*"));
        });
        using var meter = new Meter("rules.one");
        foreach (string name in (ReadOnlySpan<string>)["wanted.a", "wanted.secret", "unwanted"])
            meter.CreateCounter<int>(name).Add(1);

        MetricSnapshot snapshot = captured.Snapshot();

        Assert.That(Names(snapshot), Is.EqualTo(new[] { "wanted.a" }));
    }

    [Test]
    public void Without_rules_nothing_is_captured()
    {
        using var captured = new Captured(options => options.Capture.Rules.Clear());
        captured.Meter.CreateCounter<int>("c").Add(1);

        Assert.That(Names(captured.Snapshot()), Is.Empty);
    }

    [Test]
    public void Instruments_and_meters_that_appear_later_are_captured()
    {
        using var early = new Meter("later.early");
        Counter<int> before = early.CreateCounter<int>("before");
        using var captured = new Captured(options => options.Capture.Rules.Add(new CaptureRule("later.*")));
        before.Add(1);
        early.CreateCounter<int>("after").Add(1);
        using var late = new Meter("later.late");
        late.CreateCounter<int>("late").Add(1);

        Assert.That(Names(captured.Snapshot()), Is.EqualTo(new[] { "after", "before", "late" }));
    }

    [Test]
    public void The_usual_set_takes_what_NET_measures_and_leaves_private_diagnostics_out()
    {
        using var captured = new Captured(options => options.Capture = CaptureOptions.Defaults());
        string[] meters =
        [
            "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Private.InternalDiagnostics.System.Net.Http.HttpClientHandler", "Experimental.System.Net.Sockets",
            "My.App",
        ];
        foreach (string name in meters)
        {
            using var meter = new Meter(name);
            meter.CreateCounter<int>($"of.{name}").Add(1);
        }

        MetricSnapshot snapshot = captured.Snapshot();

        Assert.Multiple(() =>
        {
            Assert.That(Names(snapshot).Where(name => name.StartsWith("of.", StringComparison.Ordinal)), Is.EqualTo(new[] { "of.Microsoft.AspNetCore.Hosting", "of.Microsoft.AspNetCore.Server.Kestrel" }));
            Assert.That(snapshot.Value("dotnet.process.cpu.count"), Is.EqualTo(Environment.ProcessorCount), "System.Runtime");
        });
    }

    [Test]
    public void The_meters_that_recorders_publish_are_left_out()
    {
        using var other = StreamingMetrics.Create();
        other.IncrementCounter("other_total");
        using var captured = new Captured(options =>
        {
            options.PublishToMeters = true;
            options.Capture.Rules.Add(new CaptureRule("*"));
        });
        captured.Metrics.IncrementCounter("own_total");
        captured.Metrics.RecordHistogram("own_seconds", 1);
        using var free = new Meter(PublishingConstants.MeterName + "s");
        free.CreateCounter<int>("taken").Add(1);

        MetricSnapshot snapshot = captured.Snapshot();

        Assert.Multiple(() =>
        {
            Assert.That(snapshot.Value("taken"), Is.EqualTo(1));
            Assert.That(Names(snapshot), Has.None.EqualTo("other_total"));
            Assert.That(Names(snapshot).Count(name => name is "own_total" or "own_seconds"), Is.EqualTo(2));
        });
    }

    [Test]
    public void Two_hosts_in_one_process_stay_apart()
    {
        using var factory1 = new TestMeterFactory();
        using var factory2 = new TestMeterFactory();
        using var host1 = new Captured(options => Configure(options, factory1));
        using var host2 = new Captured(options => Configure(options, factory2));
        factory1.Create(new MeterOptions("hosts.web")).CreateCounter<int>("requests").Add(1);
        factory2.Create(new MeterOptions("hosts.web")).CreateCounter<int>("requests").Add(10);
        using var shared = new Meter("hosts.shared");
        shared.CreateCounter<int>("process").Add(100);
        using var foreign = new Meter(new MeterOptions("hosts.foreign") { Scope = new object() });
        foreign.CreateCounter<int>("foreign").Add(1000);

        MetricSnapshot snapshot1 = host1.Snapshot();
        MetricSnapshot snapshot2 = host2.Snapshot();

        Assert.Multiple(() =>
        {
            Assert.That((snapshot1.Value("requests"), snapshot2.Value("requests")), Is.EqualTo((1d, 10d)));
            Assert.That((snapshot1.Value("process"), snapshot2.Value("process")), Is.EqualTo((100d, 100d)));
            Assert.That(Names(snapshot1).Concat(Names(snapshot2)), Has.None.EqualTo("foreign"));
        });

        static void Configure(StreamingMetricsOptions options, IMeterFactory factory)
        {
            options.MeterFactory = factory;
            options.Capture.Rules.Add(new CaptureRule("hosts.*"));
        }
    }

    [Test]
    public void A_wrong_time_out_is_told_by_name_value_and_range()
    {
        var options = new StreamingMetricsOptions { Capture = { PollTimeout = TimeSpan.FromMilliseconds(1) } };

        Assert.That(
            () => StreamingMetrics.Create(options),
            Throws.ArgumentException.With.Message.Contains("Capture.PollTimeout is 00:00:00.0010000; allowed is from 00:00:00.0100000 to 00:01:00"));
    }

    [Test]
    public void After_disposal_measurements_go_nowhere()
    {
        using var captured = new Captured();
        Counter<int> counter = captured.Meter.CreateCounter<int>("c");
        counter.Add(1);
        captured.Metrics.Dispose();
        counter.Add(1);
        captured.Meter.CreateCounter<int>("later").Add(1);

        MetricSnapshot snapshot = captured.Snapshot();

        Assert.That(counter.Enabled, Is.False);
        Assert.That(snapshot.Value("c"), Is.EqualTo(1));
    }

    private static string[] Names(MetricSnapshot snapshot)
    {
        var names = new List<string>();
        foreach (MetricFamily family in snapshot.Families)
            names.Add(family.Instrument.Name);
        return [.. names];
    }
}
