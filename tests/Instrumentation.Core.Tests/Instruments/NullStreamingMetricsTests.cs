namespace Instrumentation;

public sealed class NullStreamingMetricsTests
{
    [Test]
    public void Everything_works_and_nothing_is_recorded()
    {
        IStreamingMetrics metrics = NullStreamingMetrics.Instance;
        Assert.That(
            () =>
            {
                metrics.IncrementCounter("c_total");
                metrics.IncrementCounter("c_total", -5, ("a", "b"));
                metrics.IncrementCounter("c_total", double.NaN);
                metrics.SetGauge("c_total", 1);
                metrics.AddToGauge("g", 1, ("a", "b"), ("a", "c"));
                metrics.RecordHistogram("h", 1);
                metrics.RecordSummary("s", 1);
                metrics.SetInfo("i", ("a", "b"));
                using (TimerScope scope = metrics.Time("t"))
                    Assert.That(scope.Elapsed, Is.EqualTo(TimeSpan.Zero));
                metrics.IncrementCounter(null!);
            },
            Throws.Nothing);
    }

    [Test]
    public void Its_handles_keep_their_names_and_take_everything()
    {
        NullStreamingMetrics metrics = NullStreamingMetrics.Instance;
        Counter counter = metrics.CreateCounter("c_total");
        Gauge gauge = metrics.CreateGauge("c_total");
        Histogram histogram = metrics.CreateHistogram("h", new InstrumentOptions { Boundaries = [1] });
        Summary summary = metrics.CreateSummary("s");
        Assert.That(
            () =>
            {
                for (int number = 0; number < 1_000; number++)
                {
                    counter.Add(number, ("id", number));
                    counter.WithTags(("id", number)).Add(1);
                    gauge.WithTags(("id", number)).Set(1);
                    histogram.WithTags(("le", number)).Record(1);
                    summary.WithTags(("quantile", number)).Record(1);
                }
            },
            Throws.Nothing);
        Assert.That((counter.Name, gauge.Name, histogram.Name, summary.Name), Is.EqualTo(("c_total", "c_total", "h", "s")));
    }

    [Test]
    public void Recording_allocates_nothing()
    {
        IStreamingMetrics metrics = NullStreamingMetrics.Instance;
        CounterSeries series = metrics.CreateCounter("c_total").WithTags(("a", "b"));
        long before = 0;
        for (int number = 0; number < 2_000; number++)
        {
            if (number == 1_000)
                before = GC.GetAllocatedBytesForCurrentThread();
            metrics.IncrementCounter("c_total", ("a", "b"), ("c", number));
            metrics.RecordHistogram("h", number);
            series.Add(1);
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }
}
