using System.Diagnostics;

namespace Instrumentation.Recording;

public sealed class ExemplarReservoirTests
{
    private static readonly double[] Boundaries = [1, 2, 3];

    [Test]
    public void Off_leaves_none_and_no_trace_in_the_series()
    {
        using var metrics = StreamingMetrics.Create();
        HistogramSeries histogram = metrics.CreateHistogram("h").WithTags();
        CounterSeries counter = metrics.CreateCounter("c_total").WithTags();
        using Activity activity = Start(recorded: true);
        histogram.Record(1);
        counter.Add(1);

        MetricSnapshot snapshot = metrics.Snapshot();
        Assert.That(snapshot.Series("h")!.Value.Histogram!.Exemplars.Length, Is.Zero);
        Assert.That(snapshot.Series("c_total")!.Value.Exemplar, Is.Null);
        Assert.That(histogram.State, Is.EqualTo(Series.Live), "a live state is what makes recording skip everything else");
        Assert.That(counter.State, Is.EqualTo(Series.Live));
    }

    [Test]
    public void Trace_based_takes_what_is_measured_inside_a_recorded_activity()
    {
        using StreamingMetrics metrics = Create(ExemplarMode.TraceBased, new FakeClock());
        Histogram histogram = metrics.CreateHistogram("h", new InstrumentOptions { Boundaries = Boundaries });
        histogram.Record(0.5);
        using (Start(recorded: false))
            histogram.Record(1.5);
        string trace;
        string span;
        using (Activity activity = Start(recorded: true))
        {
            histogram.Record(2.5);
            metrics.IncrementCounter("c_total", 7);
            trace = activity.TraceId.ToHexString();
            span = activity.SpanId.ToHexString();
        }

        histogram.Record(3.5);
        metrics.IncrementCounter("c_total");

        MetricSnapshot snapshot = metrics.Snapshot();
        Assert.That(snapshot.Series("h")!.Value.Histogram!.Exemplars.ToArray(), Is.EqualTo(new[] { new Exemplar(2.5, new FakeClock().GetUtcNow(), trace, span) }));
        Assert.That(snapshot.Series("c_total")!.Value.Exemplar, Is.EqualTo(new Exemplar(7, new FakeClock().GetUtcNow(), trace, span)));
        Assert.That(trace, Does.Match("^[0-9a-f]{32}$"));
        Assert.That(span, Does.Match("^[0-9a-f]{16}$"));
    }

    [Test]
    public void Always_takes_everything_with_the_trace_where_there_is_one()
    {
        using StreamingMetrics metrics = Create(ExemplarMode.Always, new FakeClock());
        Histogram histogram = metrics.CreateHistogram("h", new InstrumentOptions { Boundaries = Boundaries });
        histogram.Record(0.5);
        using Activity activity = Start(recorded: true);
        histogram.Record(1.5);

        Exemplar[] exemplars = metrics.Snapshot().Series("h")!.Value.Histogram!.Exemplars.ToArray();
        Assert.That(exemplars.Select(exemplar => (exemplar.Value, exemplar.TraceId)), Is.EqualTo(new (double, string?)[] { (0.5, null), (1.5, activity.TraceId.ToHexString()) }));
        Assert.That(exemplars[0].SpanId, Is.Null);
    }

    [Test]
    public void There_is_one_a_bucket_in_ascending_order()
    {
        using StreamingMetrics metrics = Create(ExemplarMode.Always, new FakeClock(), TimeSpan.Zero);
        Histogram histogram = metrics.CreateHistogram("h", new InstrumentOptions { Boundaries = Boundaries });
        foreach (double value in (double[])[9, 0.1, 2.2, 1.7, 8, 1.2, 0.9, 2.8])
            histogram.Record(value);
        Exemplar[] exemplars = metrics.Snapshot().Series("h")!.Value.Histogram!.Exemplars.ToArray();
        Assert.That(exemplars.Select(exemplar => exemplar.Value), Is.EqualTo(new[] { 0.9, 1.2, 2.8, 8 }), "the newest of each bucket");
    }

    [Test]
    public void An_exponential_histogram_has_them_in_ascending_order_too()
    {
        using StreamingMetrics metrics = Create(ExemplarMode.Always, new FakeClock(), TimeSpan.Zero);
        Histogram histogram = metrics.CreateHistogram("h", new InstrumentOptions { Layout = HistogramLayout.Exponential, MaxBuckets = 20 });
        double[] values = [.. Enumerable.Range(1, 200).Select(number => Math.Sin(number) * number)];
        foreach (double value in values)
            histogram.Record(value);
        Exemplar[] exemplars = metrics.Snapshot().Series("h")!.Value.Histogram!.Exemplars.ToArray();
        Assert.That(exemplars, Has.Length.InRange(2, 20));
        Assert.That(exemplars.Select(exemplar => exemplar.Value), Is.Ordered.And.SubsetOf(values));
    }

    [Test]
    public void An_exemplar_stays_for_the_interval()
    {
        var clock = new FakeClock();
        using StreamingMetrics metrics = Create(ExemplarMode.Always, clock, TimeSpan.FromSeconds(10));
        CounterSeries series = metrics.CreateCounter("c_total").WithTags();
        series.Add(1);
        clock.Advance(TimeSpan.FromSeconds(9));
        series.Add(2);
        Assert.That(metrics.Snapshot().Series("c_total")!.Value.Exemplar!.Value.Value, Is.EqualTo(1));
        clock.Advance(TimeSpan.FromSeconds(1));
        series.Add(3);
        Exemplar exemplar = metrics.Snapshot().Series("c_total")!.Value.Exemplar!.Value;
        Assert.That(exemplar.Value, Is.EqualTo(3));
        Assert.That(exemplar.Timestamp, Is.EqualTo(clock.GetUtcNow()));
    }

    [Test]
    public void A_series_that_comes_back_has_no_exemplar_of_before()
    {
        var clock = new FakeClock();
        using StreamingMetrics metrics = Create(ExemplarMode.Always, clock);
        CounterSeries series = metrics.CreateCounter("c_total").WithTags();
        using (Start(recorded: true))
            series.Add(1);
        metrics.Snapshot();
        metrics.ForgetIdle(null);
        clock.Advance(TimeSpan.FromMinutes(1));
        series.Add(5);
        Assert.That(metrics.Snapshot().Series("c_total")!.Value.Exemplar!.Value.Value, Is.EqualTo(5));
    }

    // Each value belongs to an activity of its own, so that a mixture of two measurements would show.
    [Test]
    public void Under_load_no_exemplar_is_torn()
    {
        const int Threads = 4;
        const int Each = 50;
        int operations = FullSize.Or(2_000_000, 100_000);
        Activity[] activities = [.. Enumerable.Range(0, Threads * Each).Select(_ => Start(recorded: true))];
        Activity.Current = null;
        var reservoir = new ExemplarReservoir(new ExemplarSettings(ExemplarMode.TraceBased, TimeSpan.Zero, TimeProvider.System), 1);
        bool stop = false;
        long read = 0;
        string? fault = null;
        var reader = new Thread(() =>
        {
            while (!Volatile.Read(ref stop))
            {
                if (reservoir.Newest(0) is not { } exemplar)
                    continue;
                read++;
                Activity activity = activities[(int)exemplar.Value];
                if (exemplar.TraceId != activity.TraceId.ToHexString() || exemplar.SpanId != activity.SpanId.ToHexString())
                    fault ??= exemplar.ToString();
            }
        });
        reader.Start();
        Together.Run(Threads, thread =>
        {
            for (int operation = 0; operation < operations; operation++)
            {
                int number = (thread * Each) + (operation % Each);
                Activity.Current = activities[number];
                reservoir.Offer(number, 0);
            }
        });
        Volatile.Write(ref stop, true);
        reader.Join();
        Assert.That(fault, Is.Null);
        Assert.That(read, Is.GreaterThan(100), "the test reads exemplars");
    }

    private static StreamingMetrics Create(ExemplarMode mode, FakeClock clock, TimeSpan? interval = null)
        => StreamingMetrics.Create(new StreamingMetricsOptions { Exemplars = mode, TimeProvider = clock, ExemplarInterval = interval ?? TimeSpan.FromSeconds(1) });

    private static Activity Start(bool recorded)
    {
        var activity = new Activity("test");
        activity.SetIdFormat(ActivityIdFormat.W3C);
        activity.ActivityTraceFlags = recorded ? ActivityTraceFlags.Recorded : ActivityTraceFlags.None;
        return activity.Start();
    }
}
