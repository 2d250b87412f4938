using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Instrumentation.Recording;

/// <summary>Disposal: at once, and use afterwards is counted and does nothing.</summary>
public sealed partial class StreamingMetricsTests
{
    [Test]
    public void Use_afterwards_is_counted_and_changes_nothing()
    {
        var metrics = StreamingMetrics.Create();
        CounterSeries counter = metrics.CreateCounter("c_total").WithTags(("k", "v"));
        GaugeSeries gauge = metrics.CreateGauge("g").WithTags();
        HistogramSeries histogram = metrics.CreateHistogram("h").WithTags();
        SummarySeries summary = metrics.CreateSummary("s").WithTags();
        TimerScope timer = metrics.Time("timed");
        counter.Add(1);
        counter.Add(0.5);
        gauge.Set(2);
        histogram.Record(3);
        summary.Record(4);
        metrics.Dispose();

        Assert.That(() =>
        {
            counter.Add(10);
            counter.Add(0.25);
            gauge.Set(20);
            gauge.Add(5);
            histogram.Record(30);
            summary.Record(40);
            timer.Dispose();
            for (int round = 0; round < 3; round++)
            {
                metrics.IncrementCounter("c_total", 10, ("k", "v"));
                metrics.IncrementCounter("c_total", 10, ("k", "new"));
                metrics.IncrementCounter("new_total");
                metrics.SetGauge("g", 5);
                metrics.RecordHistogram("h", 5);
                metrics.RecordSummary("s", 5);
                metrics.SetInfo("i");
            }
        }, Throws.Nothing);
        Assert.That(metrics.RejectedMeasurements, Is.EqualTo(7 + (3 * 7)));

        MetricSnapshot snapshot = metrics.Snapshot();
        Assert.That(snapshot.Value("c_total", ("k", "v")), Is.EqualTo(1.5));
        Assert.That(snapshot.Series("c_total", ("k", "new")), Is.Null);
        Assert.That(snapshot.Find("new_total"), Is.Null);
        Assert.That(snapshot.Value("g"), Is.EqualTo(2));
        Assert.That(snapshot.Series("h")!.Value.Histogram!.Count, Is.EqualTo(1));
        Assert.That(snapshot.Series("h")!.Value.Histogram!.Max, Is.EqualTo(3));
        Assert.That(snapshot.Series("s")!.Value.Summary!.Sum, Is.EqualTo(4));
        Assert.That(snapshot.Find("i"), Is.Null);
        Assert.That(snapshot.Value("instrumentation_measurements_rejected_total", ("reason", "disposed")), Is.EqualTo(28));
        metrics.Snapshot();
        Assert.That(metrics.RejectedMeasurements, Is.EqualTo(28), "a snapshot rejects nothing");
    }

    [Test]
    public void Declaring_afterwards_and_disposing_twice_do_no_harm()
    {
        var clock = new FakeClock();
        var metrics = StreamingMetrics.Create(new StreamingMetricsOptions { TimeProvider = clock });
        metrics.Dispose();
        Assert.That(() =>
        {
            metrics.Dispose();
            metrics.CreateCounter("c_total").WithTags(("k", "v")).Add(1);
            metrics.CreateHistogram("h").Record(1);
            metrics.CreateGauge("g").Set(1);
            metrics.CreateSummary("s").Record(1);
            using (metrics.Time("t"))
                clock.Advance(TimeSpan.FromHours(1));
        }, Throws.Nothing);
        Assert.That(metrics.Snapshot().Value("c_total", ("k", "v")), Is.Zero.Or.NaN);
        Assert.That(metrics.RejectedMeasurements, Is.GreaterThanOrEqualTo(4));
    }

    [Test]
    public void A_series_that_was_forgotten_before_is_closed_too()
    {
        var metrics = StreamingMetrics.Create();
        CounterSeries series = metrics.CreateCounter("c_total").WithTags();
        series.Add(1);
        metrics.Snapshot();
        metrics.ForgetIdle(null);
        metrics.Dispose();
        series.Add(1);
        Assert.That(metrics.RejectedMeasurements, Is.EqualTo(1));
        Assert.That(metrics.Snapshot().Find("c_total"), Is.Null);
    }

    [Test]
    public void It_returns_at_once_while_others_record_declare_and_collect()
    {
        for (int repeat = 0; repeat < 20; repeat++)
        {
            var metrics = StreamingMetrics.Create();
            bool stop = false;
            TimeSpan took = default;
            Together.Run(6, thread =>
            {
                if (thread == 0)
                {
                    for (int number = 0; number < 200; number++)
                        metrics.IncrementCounter("c_total", ("warm", number));
                    long start = Stopwatch.GetTimestamp();
                    try
                    {
                        metrics.Dispose();
                    }
                    finally
                    {
                        took = Stopwatch.GetElapsedTime(start);
                        Volatile.Write(ref stop, true);
                    }

                    return;
                }

                int operation = 0;
                while (!Volatile.Read(ref stop))
                {
                    operation++;
                    metrics.IncrementCounter("c_total", ("thread", thread));
                    metrics.CreateSummary($"s{(thread * 1_000) + (operation % 200)}").Record(1);
                    if (operation % 20 == 0)
                        metrics.Snapshot();
                }
            });
            Assert.That(took, Is.LessThan(TimeSpan.FromSeconds(5)));
        }
    }

    [Test]
    public void A_listener_that_throws_when_its_instruments_end_does_not_stop_it()
    {
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, own) =>
        {
            if (instrument.Name == "throws_at_the_end_total")
                own.EnableMeasurementEvents(instrument);
        };
        listener.MeasurementsCompleted = (_, _) => throw new InvalidTimeZoneException();
        listener.Start();
        var metrics = StreamingMetrics.Create();
        CounterSeries series = metrics.CreateCounter("throws_at_the_end_total").WithTags();
        Assert.That(metrics.Dispose, Throws.Nothing);
        series.Add(1);
        Assert.That(metrics.RejectedMeasurements, Is.EqualTo(1));
    }
}
