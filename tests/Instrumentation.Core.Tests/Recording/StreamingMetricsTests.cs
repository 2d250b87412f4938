namespace Instrumentation.Recording;

public sealed partial class StreamingMetricsTests
{
    [Test]
    public void A_counter_adds_up_by_name_and_tags()
    {
        using var metrics = StreamingMetrics.Create();
        metrics.IncrementCounter("events_processed_total");
        metrics.IncrementCounter("events_processed_total", 4);
        metrics.IncrementCounter("events_processed_total", ("topic", "a"));
        metrics.IncrementCounter("events_processed_total", 0.5, ("topic", "a"));
        metrics.IncrementCounter("events_processed_total", 2, ("topic", "a"), ("partition", 7));
        metrics.IncrementCounter("events_processed_total", 2, ("partition", "7"), ("topic", new string('a', 1)));
        metrics.IncrementCounter("events_processed_total", 3, ("a", 1), ("b", true), ("c", 2.5));
        metrics.IncrementCounter("events_processed_total", 1, ("d", 4L), ("a", 1), ("b", true), ("c", 2.5));

        MetricSnapshot snapshot = metrics.Snapshot();

        Assert.Multiple(() =>
        {
            Assert.That(snapshot.Value("events_processed_total"), Is.EqualTo(5));
            Assert.That(snapshot.Value("events_processed_total", ("topic", "a")), Is.EqualTo(1.5));
            Assert.That(snapshot.Value("events_processed_total", ("topic", "a"), ("partition", "7")), Is.EqualTo(4));
            Assert.That(snapshot.Value("events_processed_total", ("a", "1"), ("b", "true"), ("c", "2.5")), Is.EqualTo(3));
            Assert.That(snapshot.Value("events_processed_total", ("a", "1"), ("b", "true"), ("c", "2.5"), ("d", "4")), Is.EqualTo(1));
            Assert.That(snapshot.Find("events_processed_total")!.Series.Length, Is.EqualTo(5));
        });
    }

    [Test]
    public void An_empty_value_is_no_label()
    {
        using var metrics = StreamingMetrics.Create();
        string? nothing = null;
        metrics.IncrementCounter("x_total");
        metrics.IncrementCounter("x_total", ("topic", nothing));
        metrics.IncrementCounter("x_total", ("topic", ""), ("other", "o"));
        metrics.IncrementCounter("x_total", ("other", "o"));

        MetricSnapshot snapshot = metrics.Snapshot();

        Assert.That(snapshot.Value("x_total"), Is.EqualTo(2));
        Assert.That(snapshot.Value("x_total", ("other", "o")), Is.EqualTo(2));
    }

    [Test]
    public void Gauges_histograms_and_summaries_are_read_back()
    {
        using var metrics = StreamingMetrics.Create();
        metrics.SetGauge("depth", 3, ("q", "a"));
        metrics.AddToGauge("depth", -1, ("q", "a"));
        foreach (double value in (ReadOnlySpan<double>)[0, 5, 5.1, 20000])
            metrics.RecordHistogram("size", value);
        for (int value = 1; value <= 1000; value++)
            metrics.RecordSummary("latency_ms", value);
        metrics.SetInfo("build_info", ("version", "1.2"));

        MetricSnapshot snapshot = metrics.Snapshot();

        HistogramPoint size = snapshot.Series("size")!.Value.Histogram!;
        SummaryPoint latency = snapshot.Series("latency_ms")!.Value.Summary!;
        Assert.Multiple(() =>
        {
            Assert.That(snapshot.Value("depth", ("q", "a")), Is.EqualTo(2));
            Assert.That(size.Count, Is.EqualTo(4));
            Assert.That(size.Sum, Is.EqualTo(20010.1));
            Assert.That(size.Min, Is.Zero);
            Assert.That(size.Max, Is.EqualTo(20000));
            Assert.That(size.BucketCounts.ToArray(), Is.EqualTo(new long[] { 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1 }));
            Assert.That(latency.Count, Is.EqualTo(1000));
            Assert.That(latency.Quantiles[0].Value, Is.EqualTo(500).Within(1).Percent);
            Assert.That(latency.Quantiles[3].Value, Is.EqualTo(990).Within(1).Percent);
            Assert.That(snapshot.Value("build_info", ("version", "1.2")), Is.EqualTo(1));
        });
    }

    [Test]
    public void An_exponential_histogram_keeps_its_bucket_limit_and_every_count()
    {
        using var metrics = StreamingMetrics.Create();
        Histogram histogram = metrics.CreateHistogram("h", new InstrumentOptions { Layout = HistogramLayout.Exponential, MaxBuckets = 20 });
        double[] values = [0, 1, 2, 3, 1e-9, 1e12, -4, 5, double.Epsilon, double.MaxValue];
        foreach (double value in values)
            histogram.Record(value);

        HistogramPoint point = metrics.Snapshot().Series("h")!.Value.Histogram!;

        Assert.That(point.Count, Is.EqualTo(values.Length));
        Assert.That(point.ZeroCount, Is.EqualTo(1));
        Assert.That(point.BucketCounts.Length, Is.LessThanOrEqualTo(20));
        Assert.That(point.NegativeCounts.Length, Is.EqualTo(1));
    }

    [Test]
    public void Wrong_use_is_counted_by_reason_and_never_thrown()
    {
        using var metrics = StreamingMetrics.Create();
        metrics.IncrementCounter("c_total", -1);
        metrics.IncrementCounter("c_total", double.NaN);
        metrics.IncrementCounter("c_total", ("a", "1"), ("a", "2"));
        metrics.SetGauge("c_total", 1);
        metrics.SetGauge("", 1);

        MetricSnapshot snapshot = metrics.Snapshot();

        Assert.Multiple(() =>
        {
            foreach (string reason in (ReadOnlySpan<string>)["negative", "not_finite", "invalid_tags", "kind_mismatch", "invalid_name"])
                Assert.That(snapshot.Value("instrumentation_measurements_rejected_total", ("reason", reason)), Is.EqualTo(1), reason);
        });
    }
}
