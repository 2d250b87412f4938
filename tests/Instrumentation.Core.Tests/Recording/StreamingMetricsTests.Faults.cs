using System.Runtime.Serialization;

namespace Instrumentation.Recording;

/// <summary>Whatever the application's callbacks do, those who record do not notice.</summary>
public sealed partial class StreamingMetricsTests
{
    private static readonly Func<Exception>[] Exceptions =
    [
        () => new InvalidOperationException(), () => new OutOfMemoryException(), () => new OperationCanceledException(), () => new TaskCanceledException(),
        () => new NullReferenceException(), () => new TimeoutException(), () => new AggregateException(new IOException()), () => new NotSupportedException(),
        () => new SerializationException(), () => new OwnException(),
    ];

    [Test]
    public void Ten_kinds_of_exceptions_from_callbacks_reach_nobody_and_are_counted()
    {
        const int Threads = 8;
        const int Operations = 10_000;
        long thrown = 0;
        int next = 0;
        void Throw(MetricsFault? fault)
        {
            Interlocked.Increment(ref thrown);
            throw Exceptions[Interlocked.Increment(ref next) % Exceptions.Length]();
        }

        using var metrics = StreamingMetrics.Create(new StreamingMetricsOptions { CardinalityLimit = 50, OnFault = Throw });
        metrics.AddPoll(() => Throw(null));
        metrics.AddPoll(() => metrics.IncrementCounter("polls_total"));
        metrics.AddPoll(() => Throw(null));
        bool stop = false;
        int snapshots = 0;
        Exception? escaped = null;
        var reader = new Thread(() =>
        {
            var snapshot = new MetricSnapshot();
            while (!Volatile.Read(ref stop))
            {
                try
                {
                    metrics.Collect(snapshot);
                    snapshots++;
                }
                catch (Exception exception)
                {
                    escaped = exception;
                }
            }
        });
        reader.Start();
        Together.Run(Threads, thread =>
        {
            for (int operation = 0; operation < Operations; operation++)
            {
                metrics.IncrementCounter("c_total", ("k", operation % 100));
                metrics.IncrementCounter($"negative{operation % 10}_total", -1);
                metrics.RecordHistogram("h", operation % 10 == 0 ? double.NaN : 1);
                metrics.SetGauge("c_total", thread);
                metrics.IncrementCounter("c_total", ("a", "1"), ("a", "2"));
            }
        });
        Volatile.Write(ref stop, true);
        reader.Join();

        Assert.That(escaped, Is.Null);
        MetricSnapshot last = metrics.Snapshot();
        Assert.That(last.Find("c_total")!.Series.ToArray().Sum(series => series.Value), Is.EqualTo(Threads * Operations));
        Assert.That(last.Value("h"), Is.EqualTo(Threads * Operations * 9 / 10));
        Assert.That(metrics.RejectedMeasurements, Is.EqualTo(Threads * Operations * 31 / 10));
        Assert.That(last.Value("polls_total"), Is.EqualTo(snapshots + 1), "polls go on after one has thrown");

        // Polls throw twice a snapshot; the other faults are told once each. What the last snapshot's own poll threw is in it.
        Assert.That(last.Value("instrumentation_callbacks_failed_total"), Is.EqualTo(Interlocked.Read(ref thrown)));
        Assert.That(Interlocked.Read(ref thrown), Is.GreaterThan(2 * snapshots));
    }

    [Test]
    public void Each_fault_is_told_once_an_instrument()
    {
        var faults = new List<MetricsFault>();
        using var metrics = StreamingMetrics.Create(new StreamingMetricsOptions { OnFault = faults.Add });
        for (int round = 0; round < 5; round++)
        {
            metrics.IncrementCounter("a_total", -1);
            metrics.IncrementCounter("b_total", -1);
            metrics.IncrementCounter("a_total", double.NaN);
            metrics.SetGauge("a_total", 1);
        }

        Assert.That(faults.Select(fault => (fault.Reason, fault.Instrument)), Is.EquivalentTo(new[]
        {
            ("negative", "a_total"), ("negative", "b_total"), ("not_finite", "a_total"), ("kind_mismatch", "a_total"),
        }));
        Assert.That(faults.Select(fault => fault.Exception), Is.All.Null);
        Assert.That(faults[0].Message, Does.EndWith("."));
    }

    [Test]
    public void A_fault_callback_may_itself_record_and_collect()
    {
        StreamingMetrics? metrics = null;
        metrics = StreamingMetrics.Create(new StreamingMetricsOptions
        {
            OnFault = _ =>
            {
                metrics!.IncrementCounter("faults_total");
                metrics.IncrementCounter("faults_total", -1);
                metrics.Snapshot();
            },
        });
        metrics.IncrementCounter("c_total", -1);
        Assert.That(metrics.Snapshot().Value("faults_total"), Is.EqualTo(2), "the callback's own fault is told too, once");
        metrics.Dispose();
    }

    [Test]
    public void A_poll_may_add_a_poll_and_take_a_snapshot()
    {
        using var metrics = StreamingMetrics.Create();
        int polled = 0;
        metrics.AddPoll(() =>
        {
            metrics.AddPoll(() => polled++);
            metrics.Snapshot();
        });
        for (int round = 0; round < 3; round++)
            Assert.That(() => metrics.Snapshot(), Throws.Nothing);
        Assert.That(polled, Is.GreaterThanOrEqualTo(3));
        Assert.That(metrics.Snapshot().Find("instrumentation_callbacks_failed_total"), Is.Null);
    }

    [Test]
    public void Each_kind_of_wrong_value_is_dropped_whole()
    {
        using var metrics = StreamingMetrics.Create();
        CounterSeries counter = metrics.CreateCounter("c_total").WithTags();
        GaugeSeries gauge = metrics.CreateGauge("g").WithTags();
        HistogramSeries histogram = metrics.CreateHistogram("h").WithTags();
        SummarySeries summary = metrics.CreateSummary("s").WithTags();
        counter.Add(-1);
        counter.Add(-0.5);
        counter.Add(double.NegativeInfinity);
        counter.Add(double.PositiveInfinity);
        counter.Add(double.NaN);
        gauge.Set(double.NaN);
        gauge.Add(double.PositiveInfinity);
        gauge.Add(double.NaN);
        foreach (double value in (double[])[double.NaN, double.PositiveInfinity, double.NegativeInfinity])
        {
            histogram.Record(value);
            summary.Record(value);
        }

        MetricSnapshot snapshot = metrics.Snapshot();
        Assert.That(snapshot.Value("instrumentation_measurements_rejected_total", ("reason", "negative")), Is.EqualTo(3));
        Assert.That(snapshot.Value("instrumentation_measurements_rejected_total", ("reason", "not_finite")), Is.EqualTo(11));
        foreach (string name in (string[])["c_total", "g", "h", "s"])
            Assert.That(snapshot.Value(name), Is.Zero, name);
        Assert.That(snapshot.Series("h")!.Value.Histogram!.Min, Is.NaN);
        gauge.Set(double.PositiveInfinity);
        Assert.That(metrics.Snapshot().Value("g"), Is.EqualTo(double.PositiveInfinity), "a gauge may be infinite");
    }

    private sealed class OwnException : Exception;
}
