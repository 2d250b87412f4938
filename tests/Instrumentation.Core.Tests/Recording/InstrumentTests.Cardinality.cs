namespace Instrumentation.Recording;

/// <summary>The cardinality limit: what is above it shares one series, and no total is ever wrong.</summary>
public sealed partial class InstrumentTests
{
    private static readonly Tag Overflow = ("otel.metric.overflow", "true");

    // 2,000 is the OpenTelemetry specification's default.
    [Test]
    public void The_two_thousand_and_first_label_set_shares_the_overflow_series()
    {
        var faults = new List<MetricsFault>();
        using var metrics = StreamingMetrics.Create(new StreamingMetricsOptions { OnFault = faults.Add });
        for (int user = 0; user < 2_000; user++)
            metrics.IncrementCounter("c_total", ("user", user));
        Assert.That(metrics.Snapshot().Series("c_total", Overflow), Is.Null);
        Assert.That(faults, Is.Empty);

        metrics.IncrementCounter("c_total", 3, ("user", 2_000));
        metrics.IncrementCounter("c_total", 4, ("user", 2_001));
        metrics.IncrementCounter("c_total", 5, ("user", 7));

        MetricSnapshot snapshot = metrics.Snapshot();
        Assert.That(snapshot.Find("c_total")!.Series.Length, Is.EqualTo(2_001));
        Assert.That(snapshot.Value("c_total", Overflow), Is.EqualTo(7));
        Assert.That(snapshot.Value("c_total", ("user", 7)), Is.EqualTo(6));
        Assert.That(snapshot.Value("instrumentation_measurements_overflowed_total", ("instrument", "c_total")), Is.EqualTo(2));
        Assert.That(faults.Single().Reason, Is.EqualTo("cardinality_limit"));
        Assert.That(faults.Single().Instrument, Is.EqualTo("c_total"));
        Assert.That(faults.Single().Message, Does.Contain("2000"));
    }

    [Test]
    public void Limits_are_the_recorders_and_each_instruments_own()
    {
        var options = new StreamingMetricsOptions { CardinalityLimit = 5 };
        options.Instruments["configured_total"] = new InstrumentOptions { CardinalityLimit = 2 };
        using var metrics = StreamingMetrics.Create(options);
        metrics.CreateCounter("declared_total", new InstrumentOptions { CardinalityLimit = 3 });
        string[] names = ["usual_total", "configured_total", "declared_total"];
        foreach (string name in names)
        {
            for (int number = 0; number < 10; number++)
                metrics.IncrementCounter(name, ("number", number));
        }

        MetricSnapshot snapshot = metrics.Snapshot();

        // The overflow series is one more than the limit, as in the OpenTelemetry SDKs.
        Assert.That(names.Select(name => snapshot.Find(name)!.Series.Length), Is.EqualTo(new[] { 6, 3, 4 }));
        foreach ((string name, int over) in names.Zip([5, 8, 7]))
        {
            Assert.That(snapshot.Value(name, Overflow), Is.EqualTo(over), name);
            Assert.That(snapshot.Value("instrumentation_measurements_overflowed_total", ("instrument", name)), Is.EqualTo(over), name);
        }
    }

    [Test]
    public void Every_kind_has_an_overflow_series()
    {
        using var metrics = StreamingMetrics.Create(new StreamingMetricsOptions { CardinalityLimit = 1 });
        foreach (string value in (string[])["a", "b", "c"])
        {
            metrics.IncrementCounter("counter_total", ("k", value));
            metrics.IncrementCounter("fractions_total", 0.5, ("k", value));
            metrics.SetGauge("gauge", 4, ("k", value));
            metrics.RecordHistogram("histogram", 5, ("k", value));
            metrics.RecordSummary("summary", 6, ("k", value));
            metrics.SetInfo("info", ("k", value));
        }

        MetricSnapshot snapshot = metrics.Snapshot();
        Assert.That(snapshot.Value("counter_total", Overflow), Is.EqualTo(2));
        Assert.That(snapshot.Value("fractions_total", Overflow), Is.EqualTo(1));
        Assert.That(snapshot.Value("gauge", Overflow), Is.EqualTo(4));
        Assert.That(snapshot.Value("histogram", Overflow), Is.EqualTo(2));
        Assert.That(snapshot.Series("histogram", Overflow)!.Value.Histogram!.Sum, Is.EqualTo(10));
        Assert.That(snapshot.Value("summary", Overflow), Is.EqualTo(2));
        Assert.That(snapshot.Value("info", Overflow), Is.EqualTo(1));
    }

    [Test]
    public void The_total_over_any_number_of_label_sets_is_exact()
    {
        const int LabelSets = 100_000;
        using var metrics = StreamingMetrics.Create();
        Together.Run(4, thread =>
        {
            for (int number = thread; number < LabelSets; number += 4)
            {
                metrics.IncrementCounter("c_total", 2, ("id", number));
                metrics.RecordHistogram("h", 1, ("id", number), ("thread", thread));
            }
        });

        MetricSnapshot snapshot = metrics.Snapshot();
        Assert.That(snapshot.Find("c_total")!.Series.ToArray().Sum(series => series.Value), Is.EqualTo(2.0 * LabelSets));
        Assert.That(snapshot.Find("h")!.Series.ToArray().Sum(series => series.Histogram!.Sum), Is.EqualTo(LabelSets));
        Assert.That(snapshot.Find("c_total")!.Series.Length, Is.EqualTo(2_001));
        Assert.That(snapshot.Value("instrumentation_measurements_overflowed_total", ("instrument", "c_total")), Is.EqualTo(LabelSets - 2_000));
        Assert.That(snapshot.Value("instrumentation_measurements_overflowed_total", ("instrument", "h")), Is.EqualTo(LabelSets - 2_000));
        Assert.That(metrics.RejectedMeasurements, Is.Zero);
    }

    [Test]
    public void Memory_does_not_grow_with_the_number_of_label_sets()
    {
        using var metrics = StreamingMetrics.Create();
        for (int number = 0; number < 4_000; number++)
            metrics.IncrementCounter("c_total", ("id", number), ("session", $"session {number}"));
        var snapshot = new MetricSnapshot();
        metrics.Collect(snapshot);
        long before = GC.GetTotalMemory(true);
        int labelSets = FullSize.Or(1_000_000, 100_000);
        for (int number = 4_000; number < labelSets; number++)
            metrics.IncrementCounter("c_total", ("id", number), ("session", $"session {number}"));
        metrics.Collect(snapshot);
        long growth = GC.GetTotalMemory(true) - before;

        Assert.That(growth, Is.LessThan(64 * 1024));
        Assert.That(snapshot.Value("c_total", Overflow), Is.EqualTo(labelSets - 2_000));
        GC.KeepAlive(metrics);
    }

    [Test]
    public void A_tag_that_is_named_like_the_overflow_label_makes_no_second_overflow_series()
    {
        using var metrics = StreamingMetrics.Create(new StreamingMetricsOptions { CardinalityLimit = 2 });
        metrics.IncrementCounter("c_total", Overflow);
        metrics.IncrementCounter("c_total", ("id", 1));
        metrics.IncrementCounter("c_total", ("id", 2));
        metrics.IncrementCounter("c_total", ("id", 3));
        metrics.IncrementCounter("c_total", ("otel.metric.overflow", true));

        MetricFamily family = metrics.Snapshot().Find("c_total")!;
        LabelSet[] labels = [.. family.Series.ToArray().Select(series => series.Labels)];
        Assert.That(labels, Is.Unique);
        Assert.That(family.Series.ToArray().Sum(series => series.Value), Is.EqualTo(5));
    }

    [Test]
    public void The_fault_callback_runs_without_the_instruments_lock()
    {
        StreamingMetrics? metrics = null;
        double seen = 0;
        metrics = StreamingMetrics.Create(new StreamingMetricsOptions
        {
            CardinalityLimit = 1,
            OnFault = _ =>
            {
                // Another thread needs the instrument while the callback waits for that thread.
                var other = new Thread(() =>
                {
                    metrics!.CreateCounter("c_total").WithTags(("id", "third"));
                    seen = metrics.Snapshot().Value("c_total", ("id", "first"));
                });
                other.Start();
                Assert.That(other.Join(TimeSpan.FromSeconds(30)), "the callback keeps others waiting");
            },
        });
        metrics.IncrementCounter("c_total", ("id", "first"));
        metrics.IncrementCounter("c_total", ("id", "second"));
        metrics.Dispose();
        Assert.That(seen, Is.EqualTo(1));
    }
}
