namespace Instrumentation;

public sealed class MetricSnapshotTests
{
    [Test]
    public void Families_are_in_order_of_their_names_whenever_they_appear()
    {
        using var metrics = StreamingMetrics.Create();
        var snapshot = new MetricSnapshot();
        var names = new SortedSet<string>(StringComparer.Ordinal);
        var random = new Random(1);
        for (int round = 0; round < 100; round++)
        {
            string name = $"n{random.Next(1_000)}";
            names.Add(name);
            metrics.IncrementCounter(name);
            metrics.CreateCounter($"unused{round}");
            metrics.Collect(snapshot);
            Assert.That(snapshot.Families.ToArray().Select(family => family.Instrument.Name), Is.EqualTo(names));
        }
    }

    [Test]
    public void Instruments_may_leave_and_return()
    {
        using var metrics = StreamingMetrics.Create();
        var snapshot = new MetricSnapshot();
        for (int round = 0; round < 20; round++)
        {
            string[] names = [.. Enumerable.Range(0, 10).Where(number => (round * 7 + number) % 3 != 0).Select(number => $"h{number}")];
            foreach (string name in names)
                metrics.RecordHistogram(name, round, ("round", round));
            metrics.Collect(snapshot);
            Assert.That(snapshot.Families.ToArray().Select(family => family.Instrument.Name), Is.EqualTo(names));
            foreach (string name in names)
            {
                Assert.That(snapshot.Find(name)!.Series.Length, Is.EqualTo(1));
                Assert.That(snapshot.Series(name, ("round", round))!.Value.Histogram!.Sum, Is.EqualTo(round));
            }

            metrics.ForgetIdle(null);
        }
    }

    [Test]
    public void A_series_keeps_its_labels_instance_and_its_place()
    {
        using var metrics = StreamingMetrics.Create();
        metrics.IncrementCounter("c_total", ("id", 2));
        metrics.IncrementCounter("c_total", ("id", 1));
        LabelSet[] first = [.. metrics.Snapshot().Find("c_total")!.Series.ToArray().Select(series => series.Labels)];
        metrics.IncrementCounter("c_total", ("id", 0));
        LabelSet[] second = [.. metrics.Snapshot().Find("c_total")!.Series.ToArray().Select(series => series.Labels)];
        Assert.That(second.Select(labels => labels.Find("id")), Is.EqualTo(new[] { "2", "1", "0" }));
        Assert.That(first.Zip(second).All(pair => pair.First.IsSame(pair.Second)));
    }

    [Test]
    public void What_is_not_there_is_null_or_not_a_number()
    {
        using var metrics = StreamingMetrics.Create();
        metrics.IncrementCounter("c_total", ("a", "b"));
        MetricSnapshot snapshot = metrics.Snapshot();
        Assert.That(snapshot.Find("other"), Is.Null);
        Assert.That(snapshot.Value("other"), Is.NaN);
        Assert.That(snapshot.Value("c_total"), Is.NaN);
        Assert.That(snapshot.Series("c_total", ("a", "c")), Is.Null);
        Assert.That(snapshot.Value("c_total", ("a", "b"), ("empty", "")), Is.EqualTo(1), "an empty label is no label");
    }

    [Test]
    public void Time_and_resource_are_the_recorders()
    {
        var clock = new FakeClock();
        using var metrics = StreamingMetrics.Create(new StreamingMetricsOptions
        {
            TimeProvider = clock,
            Resource = new ResourceOptions { Service = "orders", Environment = "test" },
        });
        clock.Advance(TimeSpan.FromSeconds(5));
        MetricSnapshot snapshot = metrics.Snapshot();
        Assert.That(snapshot.Timestamp, Is.EqualTo(clock.GetUtcNow()));
        Assert.That(snapshot.Resource.StandardLabels, Is.EqualTo(LabelSet.From(("service", "orders"), ("environment", "test"))));
        Assert.That(snapshot.Resource.Attributes, Is.EqualTo(LabelSet.From(("service.name", "orders"), ("deployment.environment.name", "test"))));
        Assert.That(new MetricSnapshot().Families.Length, Is.Zero);
    }

    [Test]
    public void Snapshots_of_several_readers_do_not_mix()
    {
        using var metrics = StreamingMetrics.Create();
        MetricSnapshot[] snapshots = [new(), new(), new()];
        for (int round = 1; round <= 3; round++)
        {
            metrics.RecordHistogram("h", round);
            metrics.Collect(snapshots[round - 1]);
        }

        Assert.That(snapshots.Select(snapshot => snapshot.Series("h")!.Value.Histogram!.Sum), Is.EqualTo(new[] { 1, 3, 6 }));
    }
}
