namespace Instrumentation.Recording;

/// <summary>Declaring instruments, before their first use and after it.</summary>
public sealed partial class StreamingMetricsTests
{
    [Test]
    public void A_name_has_one_kind()
    {
        using var metrics = StreamingMetrics.Create();
        metrics.CreateCounter("declared");
        metrics.SetGauge("used", 1);
        Assert.Multiple(() =>
        {
            Assert.That(() => metrics.CreateGauge("declared"), Throws.InvalidOperationException.With.Message.Contains("declared is a Counter"));
            Assert.That(() => metrics.CreateHistogram("declared"), Throws.InvalidOperationException);
            Assert.That(() => metrics.CreateSummary("declared"), Throws.InvalidOperationException);
            Assert.That(() => metrics.CreateCounter("used"), Throws.InvalidOperationException.With.Message.Contains("used is a Gauge"));
        });
        metrics.SetGauge("declared", 1);
        metrics.RecordHistogram("declared", 1);
        metrics.RecordSummary("used", 1);
        metrics.IncrementCounter("used");
        using (metrics.Time("used"))
            Assert.That(metrics.Snapshot().Value("instrumentation_measurements_rejected_total", ("reason", "kind_mismatch")), Is.EqualTo(5));
        Assert.That(metrics.RejectedMeasurements, Is.EqualTo(5), "a scope that records nothing is no measurement");
        Assert.That(metrics.Snapshot().Value("used"), Is.EqualTo(1));
    }

    [Test]
    public void Values_are_divided_one_way_only()
    {
        using var metrics = StreamingMetrics.Create();
        metrics.CreateHistogram("h", new InstrumentOptions { Boundaries = [1, 2] });
        metrics.CreateHistogram("e", new InstrumentOptions { Layout = HistogramLayout.Exponential });
        metrics.CreateSummary("s", new InstrumentOptions { Quantiles = [0.5] });
        metrics.RecordHistogram("used", 1);
        Assert.Multiple(() =>
        {
            Assert.That(() => metrics.CreateHistogram("h", new InstrumentOptions { Boundaries = [1, 2] }), Throws.Nothing);
            Assert.That(() => metrics.CreateHistogram("h"), Throws.Nothing, "who gives no options takes what there is");
            Assert.That(() => metrics.CreateHistogram("h", new InstrumentOptions { Boundaries = [1, 3] }), Throws.InvalidOperationException);
            Assert.That(() => metrics.CreateHistogram("h", new InstrumentOptions { Layout = HistogramLayout.Exponential }), Throws.InvalidOperationException);
            Assert.That(() => metrics.CreateHistogram("e", new InstrumentOptions { Layout = HistogramLayout.Exponential, MaxBuckets = 20 }), Throws.InvalidOperationException);
            Assert.That(() => metrics.CreateHistogram("e", new InstrumentOptions { Layout = HistogramLayout.Exponential, MaxScale = 3 }), Throws.InvalidOperationException);
            Assert.That(() => metrics.CreateSummary("s", new InstrumentOptions { Quantiles = [0.9] }), Throws.InvalidOperationException);
            Assert.That(() => metrics.CreateSummary("s", new InstrumentOptions { Quantiles = [0.5], SummaryWindow = TimeSpan.FromSeconds(5) }), Throws.InvalidOperationException);
            Assert.That(() => metrics.CreateHistogram("used", new InstrumentOptions { Boundaries = [1] }), Throws.InvalidOperationException.With.Message.Contains("used"));
        });
    }

    [Test]
    public void Unit_and_description_may_come_after_the_first_use()
    {
        using var metrics = StreamingMetrics.Create();
        metrics.IncrementCounter("c_total");
        Assert.That(metrics.Snapshot().Find("c_total")!.Instrument.Unit, Is.Null);
        metrics.CreateCounter("c_total", new InstrumentOptions { Unit = "{event}", Description = "Events." });
        metrics.CreateCounter("c_total", new InstrumentOptions { Unit = "By", Description = "Later." });

        MetricFamily family = metrics.Snapshot().Find("c_total")!;
        Assert.That(family.Instrument.Unit, Is.EqualTo("{event}"), "the first declaration counts");
        Assert.That(family.Instrument.Description, Is.EqualTo("Events."));
        Assert.That(family.Series[0].Value, Is.EqualTo(1));
    }

    // Semantic conventions of OpenTelemetry for seconds, the SDK's specification for anything else.
    [TestCase("h_seconds", null, true)]
    [TestCase("h.seconds", null, true)]
    [TestCase("h", "s", true)]
    [TestCase("h", null, false)]
    [TestCase("h_seconds", "ms", false)]
    [TestCase("h_ms", null, false)]
    public void Boundaries_are_those_of_the_unit(string name, string? unit, bool seconds)
    {
        using var metrics = StreamingMetrics.Create();
        metrics.CreateHistogram(name, unit is null ? null : new InstrumentOptions { Unit = unit }).Record(0);
        double[] expected = seconds
            ? [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10]
            : [0, 5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10000];
        Assert.That(metrics.Snapshot().Series(name)!.Value.Histogram!.Boundaries, Is.EqualTo(expected));
    }

    [Test]
    public void Names_are_checked()
    {
        using var metrics = StreamingMetrics.Create();
        string longest = new('n', 255);
        Assert.That(() => metrics.CreateCounter(""), Throws.ArgumentException);
        Assert.That(() => metrics.CreateCounter(null!), Throws.ArgumentNullException);
        Assert.That(() => metrics.CreateCounter(longest + "n"), Throws.ArgumentException.With.Message.Contains("256"));
        metrics.CreateCounter(longest).Add(1);
        metrics.IncrementCounter("");
        metrics.IncrementCounter(null!);
        metrics.IncrementCounter(longest + "n");
        metrics.SetGauge(null!, 1, ("a", "b"));
        using (metrics.Time(null!))
            Assert.That(metrics.RejectedMeasurements, Is.EqualTo(5));
        MetricSnapshot snapshot = metrics.Snapshot();
        Assert.That(snapshot.Value(longest), Is.EqualTo(1));
        Assert.That(snapshot.Value("instrumentation_measurements_rejected_total", ("reason", "invalid_name")), Is.EqualTo(5));
    }

    [Test]
    public void Too_many_instruments_are_refused_and_the_recorder_goes_on()
    {
        using var metrics = StreamingMetrics.Create(new StreamingMetricsOptions { PublishToMeters = false });
        metrics.IncrementCounter("first_total");
        for (int number = 0; number < StreamingMetrics.MaxInstruments + 5; number++)
            metrics.IncrementCounter($"n{number}");
        metrics.IncrementCounter("first_total");
        MetricSnapshot snapshot = metrics.Snapshot();
        Assert.That(metrics.RejectedMeasurements, Is.EqualTo(6));
        Assert.That(metrics.Snapshot().Value("instrumentation_measurements_rejected_total", ("reason", "too_many_instruments")), Is.EqualTo(6));
        Assert.That(metrics.RejectedMeasurements, Is.EqualTo(6), "a snapshot rejects nothing");
        Assert.That(snapshot.Value("first_total"), Is.EqualTo(2));
    }

    [Test]
    public void The_naming_standard_reports_or_refuses()
    {
        var faults = new List<MetricsFault>();
        using var warning = StreamingMetrics.Create(Standard(NamingStandardMode.Warn, faults));
        warning.CreateCounter("BadName", new InstrumentOptions()).Add(1);
        warning.IncrementCounter("BadName", 2);
        Assert.That(warning.Snapshot().Value("BadName"), Is.EqualTo(3));
        Assert.That(warning.Snapshot().Value("instrumentation_naming_violations_total"), Is.EqualTo(1));
        Assert.That(faults.Single(fault => fault.Instrument == "BadName").Reason, Is.EqualTo("naming_standard"));

        faults.Clear();
        using var refusing = StreamingMetrics.Create(Standard(NamingStandardMode.Reject, faults));
        Assert.That(() => refusing.CreateCounter("BadName", new InstrumentOptions()), Throws.ArgumentException.With.Message.Contains("BadName"));
        Assert.That(() => refusing.CreateCounter("BadName"), Throws.ArgumentException.With.Message.Contains("BadName"), "without options too");
        refusing.IncrementCounter("BadName");
        refusing.IncrementCounter("BadName", ("a", "b"));
        Assert.That(() => refusing.CreateCounter("BadName"), Throws.ArgumentException, "nor after its first use");
        MetricSnapshot snapshot = refusing.Snapshot();
        Assert.That(snapshot.Find("BadName"), Is.Null);
        Assert.That(snapshot.Value("instrumentation_measurements_rejected_total", ("reason", "naming_standard")), Is.EqualTo(2));

        using var off = StreamingMetrics.Create(Standard(NamingStandardMode.Off, faults));
        off.CreateCounter("BadName").Add(1);
        Assert.That(off.Snapshot().Find("instrumentation_naming_violations_total"), Is.Null);
    }

    [Test]
    public void Many_threads_that_meet_at_a_first_use_make_one_instrument_and_one_series()
    {
        for (int repeat = 0; repeat < 50; repeat++)
        {
            using var metrics = StreamingMetrics.Create(new StreamingMetricsOptions { PublishToMeters = repeat % 10 == 0 });
            Together.Run(8, thread =>
            {
                for (int number = 0; number < 20; number++)
                {
                    metrics.IncrementCounter($"c{number}_total", ("k", number));
                    metrics.RecordHistogram($"h{number}", thread, ("k", number), ("l", "x"));
                }
            });
            MetricSnapshot snapshot = metrics.Snapshot();
            for (int number = 0; number < 20; number++)
            {
                Assert.That(snapshot.Find($"c{number}_total")!.Series.Length, Is.EqualTo(1));
                Assert.That(snapshot.Value($"c{number}_total", ("k", number)), Is.EqualTo(8));
                Assert.That(snapshot.Series($"h{number}", ("k", number), ("l", "x"))!.Value.Histogram!.Sum, Is.EqualTo(28));
            }
        }
    }

    private static StreamingMetricsOptions Standard(NamingStandardMode mode, List<MetricsFault> faults) => new()
    {
        NamingStandard = mode,
        OnFault = faults.Add,
        Resource = new ResourceOptions { Service = "orders", Environment = "test", Version = "1.0.0", Region = "local", Instance = "orders-1" },
    };
}
