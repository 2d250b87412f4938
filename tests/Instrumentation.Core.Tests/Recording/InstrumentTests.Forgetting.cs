using System.Runtime.CompilerServices;

namespace Instrumentation.Recording;

/// <summary>Idle series leave the snapshots, and come back as new ones.</summary>
public sealed partial class InstrumentTests
{
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(10);

    [Test]
    public void A_series_that_does_not_change_leaves_the_snapshots_after_the_period()
    {
        var clock = new FakeClock();
        using StreamingMetrics metrics = Forgetful(clock);
        metrics.IncrementCounter("c_total", ("k", "idle"));
        metrics.IncrementCounter("c_total", ("k", "busy"));
        metrics.RecordHistogram("h", 3);
        metrics.RecordSummary("s", 3);
        metrics.Snapshot();
        for (int minute = 1; minute <= 10; minute++)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            metrics.IncrementCounter("c_total", ("k", "busy"));
            MetricSnapshot snapshot = metrics.Snapshot();
            Assert.That(snapshot.Value("c_total", ("k", "idle")), Is.EqualTo(1), $"after {minute} minutes");
            Assert.That(snapshot.Value("h"), Is.EqualTo(1));
            Assert.That(snapshot.Value("s"), Is.EqualTo(1));
        }

        MetricSnapshot after = metrics.Snapshot();
        Assert.That(after.Series("c_total", ("k", "idle")), Is.Null);
        Assert.That(after.Find("h"), Is.Null);
        Assert.That(after.Find("s"), Is.Null);
        Assert.That(after.Value("c_total", ("k", "busy")), Is.EqualTo(11));
    }

    [Test]
    public void A_forgotten_series_comes_back_at_zero_with_a_new_start_time([Values] bool byHandle, [Values] bool collected)
    {
        var clock = new FakeClock();
        using StreamingMetrics metrics = Forgetful(clock);
        DateTimeOffset start = clock.GetUtcNow();
        CounterSeries? counter = byHandle ? metrics.CreateCounter("c_total").WithTags(("k", "v")) : null;
        HistogramSeries? histogram = byHandle ? metrics.CreateHistogram("h").WithTags(("k", "v")) : null;
        SummarySeries? summary = byHandle ? metrics.CreateSummary("s").WithTags(("k", "v")) : null;
        RecordAll(metrics, counter, histogram, summary, 41);
        Assert.That(metrics.Snapshot().Series("c_total", ("k", "v"))!.Value.StartTime, Is.EqualTo(start));
        BecomeIdle(metrics, clock);
        if (collected)
            CollectGarbage();
        clock.Advance(TimeSpan.FromMinutes(5));
        DateTimeOffset back = clock.GetUtcNow();

        RecordAll(metrics, counter, histogram, summary, 7);
        clock.Advance(TimeSpan.FromMinutes(1));
        MetricSnapshot snapshot = metrics.Snapshot();

        SeriesPoint counterPoint = snapshot.Series("c_total", ("k", "v"))!.Value;
        Assert.That(counterPoint.WholePart, Is.EqualTo(7));
        Assert.That(counterPoint.FractionalPart, Is.EqualTo(7.5));
        Assert.That(counterPoint.StartTime, Is.EqualTo(back));
        SeriesPoint histogramPoint = snapshot.Series("h", ("k", "v"))!.Value;
        Assert.That(histogramPoint.Histogram!.Count, Is.EqualTo(1));
        Assert.That(histogramPoint.Histogram.Sum, Is.EqualTo(7));
        Assert.That(histogramPoint.Histogram.Min, Is.EqualTo(7));
        Assert.That(histogramPoint.Histogram.Max, Is.EqualTo(7));
        Assert.That(histogramPoint.Histogram.BucketCounts.ToArray().Sum(), Is.EqualTo(1));
        Assert.That(histogramPoint.StartTime, Is.EqualTo(back));
        SeriesPoint summaryPoint = snapshot.Series("s", ("k", "v"))!.Value;
        Assert.That(summaryPoint.Summary!.Count, Is.EqualTo(1));
        Assert.That(summaryPoint.Summary.Sum, Is.EqualTo(7));
        Assert.That(summaryPoint.Summary.Quantiles.ToArray().Select(quantile => quantile.Value), Is.All.EqualTo(7).Within(1).Percent);
        Assert.That(summaryPoint.StartTime, Is.EqualTo(back));
        GC.KeepAlive((counter, histogram, summary));
    }

    [Test]
    public void A_series_can_be_forgotten_and_come_back_again_and_again()
    {
        var clock = new FakeClock();
        using StreamingMetrics metrics = Forgetful(clock);
        CounterSeries handle = metrics.CreateCounter("c_total").WithTags(("k", "v"));
        for (int round = 1; round <= 5; round++)
        {
            handle.Add(round);
            metrics.IncrementCounter("c_total", 100, ("k", "v"));
            MetricFamily family = metrics.Snapshot().Find("c_total")!;
            Assert.That(family.Series.Length, Is.EqualTo(1));
            Assert.That(family.Series[0].Value, Is.EqualTo(100 + round));
            BecomeIdle(metrics, clock);
            Assert.That(metrics.Snapshot().Find("c_total"), Is.Null);
        }
    }

    [Test]
    public void A_gauge_that_is_set_to_its_value_is_not_idle()
    {
        var clock = new FakeClock();
        using StreamingMetrics metrics = Forgetful(clock);
        GaugeSeries handle = metrics.CreateGauge("by_handle").WithTags();
        metrics.SetGauge("left_alone", 4);
        for (int minute = 0; minute < 30; minute++)
        {
            metrics.SetGauge("by_name", 4);
            handle.Set(4);
            metrics.SetInfo("info", ("version", "1"));
            metrics.Snapshot();
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        MetricSnapshot snapshot = metrics.Snapshot();
        Assert.That(snapshot.Value("by_name"), Is.EqualTo(4));
        Assert.That(snapshot.Value("by_handle"), Is.EqualTo(4));
        Assert.That(snapshot.Value("info", ("version", "1")), Is.EqualTo(1));
        Assert.That(snapshot.Find("left_alone"), Is.Null);
    }

    // What was added to a gauge will be taken away again, so it must still be there then; whether the garbage was collected meanwhile must not tell.
    [Test]
    public void A_gauge_that_holds_what_was_added_is_kept_and_one_at_zero_is_not([Values] bool collected)
    {
        var clock = new FakeClock();
        using StreamingMetrics metrics = Forgetful(clock);
        metrics.AddToGauge("connections", 5);
        metrics.AddToGauge("closed", 2);
        metrics.AddToGauge("closed", -2);
        BecomeIdle(metrics, clock);
        if (collected)
            CollectGarbage();
        MetricSnapshot idle = metrics.Snapshot();
        Assert.That(idle.Find("closed"), Is.Null);
        Assert.That(idle.Value("connections"), Is.EqualTo(5));

        metrics.AddToGauge("connections", -1);
        metrics.AddToGauge("closed", 1);
        MetricSnapshot later = metrics.Snapshot();
        Assert.That(later.Value("connections"), Is.EqualTo(4));
        Assert.That(later.Value("closed"), Is.EqualTo(1));
    }

    [Test]
    public void The_handle_of_a_forgotten_gauge_brings_it_back_even_at_the_same_value()
    {
        var clock = new FakeClock();
        using StreamingMetrics metrics = Forgetful(clock);
        GaugeSeries handle = metrics.CreateGauge("g").WithTags();
        handle.Set(4);
        metrics.Snapshot();
        BecomeIdle(metrics, clock);
        Assert.That(metrics.Snapshot().Find("g"), Is.Null);
        handle.Set(4);
        Assert.That(metrics.Snapshot().Value("g"), Is.EqualTo(4));
    }

    [Test]
    public void The_overflow_series_is_never_forgotten_and_forgetting_frees_room()
    {
        var clock = new FakeClock();
        using StreamingMetrics metrics = Forgetful(clock, limit: 3);
        for (int number = 0; number < 5; number++)
            metrics.IncrementCounter("c_total", ("id", number));
        metrics.Snapshot();
        BecomeIdle(metrics, clock);
        BecomeIdle(metrics, clock);
        MetricFamily family = metrics.Snapshot().Find("c_total")!;
        Assert.That(family.Series.Length, Is.EqualTo(1));
        Assert.That(family.Series[0].Labels.ToString(), Is.EqualTo("{otel.metric.overflow=\"true\"}"));
        Assert.That(family.Series[0].Value, Is.EqualTo(2));

        for (int number = 10; number < 14; number++)
            metrics.IncrementCounter("c_total", ("id", number));
        MetricSnapshot snapshot = metrics.Snapshot();
        Assert.That(snapshot.Find("c_total")!.Series.ToArray().Select(series => series.Labels.Find("id")), Is.EquivalentTo(new[] { null, "10", "11", "12" }));
        Assert.That(snapshot.Value("c_total", Overflow), Is.EqualTo(3));
    }

    [Test]
    public void Cells_are_used_again_only_when_nobody_holds_the_series_and_come_back_at_zero()
    {
        var clock = new FakeClock();
        using StreamingMetrics metrics = Forgetful(clock);
        metrics.IncrementCounter("warm_up_total");
        metrics.RecordHistogram("warm_up", 1);
        long counterBytes = metrics.CounterCells.AllocatedBytes;
        const int Each = CellArena.CellsPerBlock / 4;
        CounterSeries held = metrics.CreateCounter("held_total").WithTags(("k", "held"));
        held.Add(9);
        for (int round = 0; round < 10; round++)
        {
            for (int number = 0; number < Each; number++)
            {
                metrics.IncrementCounter("c_total", 3, ("id", (round * Each) + number));
                metrics.IncrementCounter("c_total", 0.5, ("id", (round * Each) + number));
            }

            MetricFamily family = metrics.Snapshot().Find("c_total")!;
            Assert.That(family.Series.Length, Is.EqualTo(Each));
            Assert.That(family.Series.ToArray().Select(series => series.Value), Is.All.EqualTo(3.5), $"round {round}");
            BecomeIdle(metrics, clock);
            CollectGarbage();
        }

        // Each round needs half a block; what is freed comes back after the finalizers, so a second block may be needed once, but not ten.
        int blockBytes = (Stripe.Counters * CellArena.BlockStride) + 256;
        Assert.That(metrics.CounterCells.AllocatedBytes - counterBytes, Is.LessThanOrEqualTo(2 * blockBytes));
        held.Add(1);
        Assert.That(metrics.Snapshot().Value("held_total", ("k", "held")), Is.EqualTo(1), "a held series keeps its cells and its count");
    }

    [Test]
    public void The_recorders_own_counters_are_not_forgotten()
    {
        var clock = new FakeClock();
        using StreamingMetrics metrics = Forgetful(clock);
        metrics.IncrementCounter("c_total", -1);
        long start = metrics.Snapshot().Series("instrumentation_measurements_rejected_total", ("reason", "negative"))!.Value.StartUnixMs;
        BecomeIdle(metrics, clock);
        BecomeIdle(metrics, clock);
        SeriesPoint later = metrics.Snapshot().Series("instrumentation_measurements_rejected_total", ("reason", "negative"))!.Value;
        Assert.That(later.Value, Is.EqualTo(1));
        Assert.That(later.StartUnixMs, Is.EqualTo(start), "a new start time would make the total count twice");
    }

    [Test]
    public void Without_the_option_nothing_is_forgotten()
    {
        var clock = new FakeClock();
        using var metrics = StreamingMetrics.Create(new StreamingMetricsOptions { TimeProvider = clock });
        metrics.IncrementCounter("c_total");
        for (int day = 0; day < 100; day++)
        {
            clock.Advance(TimeSpan.FromDays(1));
            Assert.That(metrics.Snapshot().Value("c_total"), Is.EqualTo(1));
        }
    }

    private static StreamingMetrics Forgetful(FakeClock clock, int limit = 2_000)
        => StreamingMetrics.Create(new StreamingMetricsOptions { TimeProvider = clock, ForgetIdleSeriesAfter = Idle, CardinalityLimit = limit });

    // The snapshot that finds a series idle shows it for the last time.
    private static void BecomeIdle(StreamingMetrics metrics, FakeClock clock)
    {
        metrics.Snapshot();
        clock.Advance(Idle);
        metrics.Snapshot();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RecordAll(StreamingMetrics metrics, CounterSeries? counter, HistogramSeries? histogram, SummarySeries? summary, int value)
    {
        if (counter is not null)
        {
            counter.Add(value);
            counter.Add(value + 0.5);
            histogram!.Record(value);
            summary!.Record(value);
            return;
        }

        metrics.IncrementCounter("c_total", value, ("k", "v"));
        metrics.IncrementCounter("c_total", value + 0.5, ("k", "v"));
        metrics.RecordHistogram("h", value, ("k", "v"));
        metrics.RecordSummary("s", value, ("k", "v"));
    }

    private static void CollectGarbage()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}
