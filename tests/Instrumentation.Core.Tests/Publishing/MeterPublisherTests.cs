using System.Diagnostics.Metrics;

namespace Instrumentation.Publishing;

public sealed class MeterPublisherTests
{
    [Test]
    public void A_counter_a_gauge_and_an_info_metric_are_what_a_listener_reads()
    {
        using var metrics = StreamingMetrics.Create();
        metrics.CreateCounter("jobs_total", new InstrumentOptions { Unit = "{job}", Description = "Jobs." });
        metrics.IncrementCounter("jobs_total", 2, ("queue", "a"));
        metrics.IncrementCounter("jobs_total", 0.5, ("queue", "a"));
        metrics.IncrementCounter("jobs_total", ("queue", "b"), ("kind", "k"));
        metrics.SetGauge("depth", -3);
        metrics.SetInfo("build_info", ("version", "1.2"));
        using var listener = new ListenerProbe(metrics);

        listener.Poll();

        Assert.Multiple(() =>
        {
            Assert.That(listener.Values, Is.EquivalentTo(new Dictionary<string, double>
            {
                ["jobs_total{queue=a}"] = 2.5,
                ["jobs_total{kind=k,queue=b}"] = 1,
                ["depth{}"] = -3,
                ["build_info{version=1.2}"] = 1,
            }));
            Instrument jobs = listener.Published.Single(instrument => instrument.Name == "jobs_total");
            Assert.That((jobs.Unit, jobs.Description, jobs.Meter.Name), Is.EqualTo(("{job}", "Jobs.", "Instrumentation")));
            Assert.That(jobs, Is.InstanceOf<ObservableCounter<double>>());
        });
    }

    [Test]
    public void A_histogram_repeats_what_is_recorded_while_somebody_listens()
    {
        using var metrics = StreamingMetrics.Create();
        Histogram explicitly = metrics.CreateHistogram("explicit", new InstrumentOptions { Boundaries = [1, 2] });
        Histogram exponential = metrics.CreateHistogram("exponential", new InstrumentOptions { Layout = HistogramLayout.Exponential });
        HistogramSeries early = explicitly.WithTags(("k", "v"));
        early.Record(1);
        using (var listener = new ListenerProbe(metrics))
        {
            early.Record(2);
            explicitly.Record(3, ("k", "w"));
            exponential.Record(4);

            Assert.That(listener.Values, Is.EquivalentTo(new Dictionary<string, double> { ["explicit{k=v}"] = 2, ["explicit{k=w}"] = 3, ["exponential{}"] = 4 }));
            var advised = (Histogram<double>)listener.Published.Single(instrument => instrument.Name == "explicit");
            Assert.That(advised.Advice!.HistogramBucketBoundaries, Is.EqualTo(new double[] { 1, 2 }));
        }

        early.Record(5);
        Assert.That(metrics.Snapshot().Value("explicit", ("k", "v")), Is.EqualTo(3));
    }

    [Test]
    public void Repeating_to_a_listener_allocates_nothing()
    {
        using var metrics = StreamingMetrics.Create();
        HistogramSeries series = metrics.CreateHistogram("h").WithTags(("a", "1"), ("b", "2"), ("c", "3"));
        using var listener = new MeterListener();
        double sum = 0;
        listener.InstrumentPublished = (instrument, asking) =>
        {
            if (ListenerProbe.IsOf(instrument, metrics))
                asking.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((_, value, _, _) => sum += value);
        listener.Start();
        series.Record(1);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int time = 0; time < 1000; time++)
            series.Record(1);

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
        Assert.That(sum, Is.EqualTo(1001));
    }

    [Test]
    public void A_forgotten_series_is_not_reported_and_a_returning_one_is()
    {
        var clock = new FakeClock();
        using var metrics = StreamingMetrics.Create(new StreamingMetricsOptions { TimeProvider = clock, ForgetIdleSeriesAfter = TimeSpan.FromMinutes(1) });
        CounterSeries series = metrics.CreateCounter("c_total").WithTags(("k", "v"));
        series.Add(5);
        metrics.Snapshot();
        clock.Advance(TimeSpan.FromMinutes(2));
        metrics.Snapshot();
        using var listener = new ListenerProbe(metrics);
        listener.Poll();
        Assert.That(listener.Values, Is.Empty);

        series.Add(2);
        listener.Poll();

        Assert.That(listener.Values, Is.EquivalentTo(new Dictionary<string, double> { ["c_total{k=v}"] = 2 }));
    }

    [Test]
    public void The_overflow_series_is_reported_like_any_other()
    {
        using var metrics = StreamingMetrics.Create(new StreamingMetricsOptions { CardinalityLimit = 1 });
        foreach (string value in (ReadOnlySpan<string>)["a", "b", "c"])
            metrics.IncrementCounter("c_total", ("k", value));
        using var listener = new ListenerProbe(metrics);

        listener.Poll();

        Assert.That(listener.Values, Is.EquivalentTo(new Dictionary<string, double> { ["c_total{k=a}"] = 1, ["c_total{otel.metric.overflow=true}"] = 2 }));
    }

    [Test]
    public void Summaries_self_metrics_and_captured_instruments_are_not_published()
    {
        using var meter = new Meter("Publisher.Captured");
        var options = new StreamingMetricsOptions();
        options.Capture.Rules.Add(new CaptureRule(meter.Name));
        using var metrics = StreamingMetrics.Create(options);
        meter.CreateCounter<int>("captured").Add(1);
        metrics.RecordSummary("summary", 1);
        metrics.IncrementCounter("c_total", -1);
        Assert.That(metrics.Snapshot().Value("instrumentation_measurements_rejected_total", ("reason", "negative")), Is.EqualTo(1));
        using var listener = new ListenerProbe(metrics);

        Assert.That(listener.Published.Select(instrument => instrument.Name), Is.EqualTo(new[] { "c_total" }));
    }

    [Test]
    public void With_publishing_off_or_after_disposal_nothing_is_left()
    {
        using var factory = new Capture.TestMeterFactory();
        using var silent = StreamingMetrics.Create(new StreamingMetricsOptions { PublishToMeters = false, MeterFactory = factory });
        silent.IncrementCounter("silent_total");
        silent.RecordHistogram("silent_seconds", 1);
        var disposed = StreamingMetrics.Create(new StreamingMetricsOptions { MeterFactory = factory });
        disposed.IncrementCounter("disposed_total");
        HistogramSeries histogram = disposed.CreateHistogram("disposed_seconds").WithTags();
        disposed.Dispose();
        using var listener = new ListenerProbe(factory);

        listener.Poll();
        histogram.Record(1);

        Assert.That(listener.Values, Is.Empty);
        Assert.That(listener.Published.Where(instrument => instrument.Name.StartsWith("silent", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void A_listener_that_throws_does_not_reach_the_application()
    {
        using var metrics = StreamingMetrics.Create();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, asking) =>
        {
            if (!ListenerProbe.IsOf(instrument, metrics))
                return;
            asking.EnableMeasurementEvents(instrument);
            throw new InvalidOperationException("published");
        };
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => throw new InvalidOperationException("measured"));
        listener.Start();

        Assert.Multiple(() =>
        {
            Assert.That(() => metrics.IncrementCounter("c_total"), Throws.Nothing);
            Assert.That(() => metrics.RecordHistogram("h", 1), Throws.Nothing);
            Assert.That(() => metrics.RecordHistogram("h", 1), Throws.Nothing);
        });
        MetricSnapshot snapshot = metrics.Snapshot();
        Assert.That(snapshot.Value("c_total"), Is.EqualTo(1));
        Assert.That(snapshot.Value("h"), Is.EqualTo(2));
        Assert.That(snapshot.Value("instrumentation_callbacks_failed_total"), Is.GreaterThanOrEqualTo(2));
    }

    [Test]
    public void A_listener_may_record_while_it_is_told_of_an_instrument()
    {
        using var metrics = StreamingMetrics.Create();
        using var listener = new MeterListener();
        using var other = new ManualResetEventSlim();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (!ListenerProbe.IsOf(instrument, metrics) || instrument.Name != "first_total")
                return;

            // On a thread of its own: a lock that the publishing thread held would never be given back.
            var recording = new Thread(() =>
            {
                metrics.IncrementCounter("second_total");
                other.Set();
            });
            recording.Start();
            other.Wait(TimeSpan.FromSeconds(10));
        };
        listener.Start();
        metrics.IncrementCounter("first_total");

        Assert.That(other.IsSet, Is.True);
        Assert.That(metrics.Snapshot().Value("second_total"), Is.EqualTo(1));
    }
}
