namespace Instrumentation.Recording;

/// <summary>Every overload finds the series of its tags, by name and by handle, through the class and through the interface.</summary>
public sealed partial class StreamingMetricsTests
{
    private static readonly Tag One = ("a", "1");
    private static readonly Tag Two = ("b", 2);
    private static readonly Tag Three = ("c", true);
    private static readonly Tag Four = ("d", 4.5);
    private static readonly Tag[][] Arities = [[], [One], [One, Two], [One, Two, Three], [One, Two, Three, Four]];

    [Test]
    public void Every_overload_records_to_the_series_of_its_tags([Values] bool byInterface, [Values] bool useReferenceCache)
    {
        using var metrics = StreamingMetrics.Create(null, useReferenceCache);
        const int Rounds = 4;
        for (int round = 0; round < Rounds; round++)
        {
            if (byInterface)
                RecordByInterface(metrics);
            else
                RecordByClass(metrics);
            RecordByHandle(metrics);
        }

        MetricSnapshot snapshot = metrics.Snapshot();
        Assert.Multiple(() =>
        {
            foreach (Tag[] tags in Arities)
            {
                // By name, fixed arity and span: 1 each, 10 each, 0.5 each; by handle, fixed arity and span: 100 each, 0.25 each.
                Assert.That(snapshot.Value("c_total", tags), Is.EqualTo(Rounds * 2 * (1 + 10 + 0.5 + 100 + 0.25)), $"counter, {tags.Length} tags");
                Assert.That(snapshot.Value("level", tags), Is.EqualTo(Rounds * 2 * (2 + 3)), $"gauge, {tags.Length} tags");
                Assert.That(snapshot.Value("set", tags), Is.EqualTo(8), $"gauge, {tags.Length} tags");
                Assert.That(snapshot.Series("h", tags)!.Value.Histogram!.Sum, Is.EqualTo(Rounds * 2 * (4 + 5)), $"histogram, {tags.Length} tags");
                Assert.That(snapshot.Series("s", tags)!.Value.Summary!.Sum, Is.EqualTo(Rounds * 2 * (6 + 7)), $"summary, {tags.Length} tags");
                Assert.That(snapshot.Value("i", tags), Is.EqualTo(1), $"info, {tags.Length} tags");
            }

            foreach (string name in (string[])["c_total", "level", "set", "h", "s", "i"])
                Assert.That(snapshot.Find(name)!.Series.Length, Is.EqualTo(Arities.Length), name);
            Assert.That(metrics.RejectedMeasurements, Is.Zero);
        });
    }

    private static void RecordByClass(StreamingMetrics metrics)
    {
        metrics.IncrementCounter("c_total");
        metrics.IncrementCounter("c_total", One);
        metrics.IncrementCounter("c_total", One, Two);
        metrics.IncrementCounter("c_total", One, Two, Three);
        metrics.IncrementCounter("c_total", One, Two, Three, Four);
        metrics.IncrementCounter("c_total", 10);
        metrics.IncrementCounter("c_total", 10, One);
        metrics.IncrementCounter("c_total", 10, One, Two);
        metrics.IncrementCounter("c_total", 10, One, Two, Three);
        metrics.IncrementCounter("c_total", 10, One, Two, Three, Four);
        metrics.IncrementCounter("c_total", 0.5);
        metrics.IncrementCounter("c_total", 0.5, One);
        metrics.IncrementCounter("c_total", 0.5, One, Two);
        metrics.IncrementCounter("c_total", 0.5, One, Two, Three);
        metrics.IncrementCounter("c_total", 0.5, One, Two, Three, Four);
        metrics.AddToGauge("level", 2);
        metrics.AddToGauge("level", 2, One);
        metrics.AddToGauge("level", 2, One, Two);
        metrics.AddToGauge("level", 2, One, Two, Three);
        metrics.AddToGauge("level", 2, One, Two, Three, Four);
        metrics.SetGauge("set", 8);
        metrics.SetGauge("set", 8, One);
        metrics.SetGauge("set", 8, One, Two);
        metrics.SetGauge("set", 8, One, Two, Three);
        metrics.SetGauge("set", 8, One, Two, Three, Four);
        metrics.RecordHistogram("h", 4);
        metrics.RecordHistogram("h", 4, One);
        metrics.RecordHistogram("h", 4, One, Two);
        metrics.RecordHistogram("h", 4, One, Two, Three);
        metrics.RecordHistogram("h", 4, One, Two, Three, Four);
        metrics.RecordSummary("s", 6);
        metrics.RecordSummary("s", 6, One);
        metrics.RecordSummary("s", 6, One, Two);
        metrics.RecordSummary("s", 6, One, Two, Three);
        metrics.RecordSummary("s", 6, One, Two, Three, Four);
        foreach (Tag[] tags in Arities)
            RecordSpans(metrics, tags);
    }

    private static void RecordByInterface(IStreamingMetrics metrics)
    {
        metrics.IncrementCounter("c_total");
        metrics.IncrementCounter("c_total", One);
        metrics.IncrementCounter("c_total", One, Two);
        metrics.IncrementCounter("c_total", One, Two, Three);
        metrics.IncrementCounter("c_total", One, Two, Three, Four);
        metrics.IncrementCounter("c_total", 10);
        metrics.IncrementCounter("c_total", 10, One);
        metrics.IncrementCounter("c_total", 10, One, Two);
        metrics.IncrementCounter("c_total", 10, One, Two, Three);
        metrics.IncrementCounter("c_total", 10, One, Two, Three, Four);
        metrics.IncrementCounter("c_total", 0.5);
        metrics.IncrementCounter("c_total", 0.5, One);
        metrics.IncrementCounter("c_total", 0.5, One, Two);
        metrics.IncrementCounter("c_total", 0.5, One, Two, Three);
        metrics.IncrementCounter("c_total", 0.5, One, Two, Three, Four);
        metrics.AddToGauge("level", 2);
        metrics.AddToGauge("level", 2, One);
        metrics.AddToGauge("level", 2, One, Two);
        metrics.AddToGauge("level", 2, One, Two, Three);
        metrics.AddToGauge("level", 2, One, Two, Three, Four);
        metrics.SetGauge("set", 8);
        metrics.SetGauge("set", 8, One);
        metrics.SetGauge("set", 8, One, Two);
        metrics.SetGauge("set", 8, One, Two, Three);
        metrics.SetGauge("set", 8, One, Two, Three, Four);
        metrics.RecordHistogram("h", 4);
        metrics.RecordHistogram("h", 4, One);
        metrics.RecordHistogram("h", 4, One, Two);
        metrics.RecordHistogram("h", 4, One, Two, Three);
        metrics.RecordHistogram("h", 4, One, Two, Three, Four);
        metrics.RecordSummary("s", 6);
        metrics.RecordSummary("s", 6, One);
        metrics.RecordSummary("s", 6, One, Two);
        metrics.RecordSummary("s", 6, One, Two, Three);
        metrics.RecordSummary("s", 6, One, Two, Three, Four);
        foreach (Tag[] tags in Arities)
            RecordSpans(metrics, tags);
    }

    private static void RecordSpans(IStreamingMetrics metrics, Tag[] tags)
    {
        metrics.IncrementCounter("c_total", tags);
        metrics.IncrementCounter("c_total", 10L, tags);
        metrics.IncrementCounter("c_total", 0.5, tags);
        metrics.AddToGauge("level", 2, tags);
        metrics.SetGauge("set", 8, tags);
        metrics.RecordHistogram("h", 4, tags);
        metrics.RecordSummary("s", 6, tags);
        metrics.SetInfo("i", tags);
    }

    private static void RecordByHandle(StreamingMetrics metrics)
    {
        Counter counter = metrics.CreateCounter("c_total");
        counter.Add(100);
        counter.Add(100, One);
        counter.Add(100, One, Two);
        counter.Add(100, One, Two, Three);
        counter.Add(100, One, Two, Three, Four);
        counter.Add(0.25);
        counter.Add(0.25, One);
        counter.Add(0.25, One, Two);
        counter.Add(0.25, One, Two, Three);
        counter.Add(0.25, One, Two, Three, Four);
        Gauge gauge = metrics.CreateGauge("level");
        gauge.Add(3);
        gauge.Add(3, One);
        gauge.Add(3, One, Two);
        gauge.Add(3, One, Two, Three);
        gauge.Add(3, One, Two, Three, Four);
        Gauge set = metrics.CreateGauge("set");
        set.Set(8);
        set.Set(8, One);
        set.Set(8, One, Two);
        set.Set(8, One, Two, Three);
        set.Set(8, One, Two, Three, Four);
        Histogram histogram = metrics.CreateHistogram("h");
        histogram.Record(5);
        histogram.Record(5, One);
        histogram.Record(5, One, Two);
        histogram.Record(5, One, Two, Three);
        histogram.Record(5, One, Two, Three, Four);
        Summary summary = metrics.CreateSummary("s");
        summary.Record(7);
        summary.Record(7, One);
        summary.Record(7, One, Two);
        summary.Record(7, One, Two, Three);
        summary.Record(7, One, Two, Three, Four);
        foreach (Tag[] tags in Arities)
        {
            counter.Add(100L, (ReadOnlySpan<Tag>)tags);
            counter.WithTags(tags).Add(0.25);
            gauge.WithTags(tags).Add(3);
            histogram.WithTags(tags).Record(5);
            summary.WithTags(tags).Record(7);
        }
    }
}
