using System.Diagnostics;
using Instrumentation.Labels;
using Instrumentation.Reading;

namespace Instrumentation.Storage;

public sealed class ExemplarWriterTests
{
    [Test]
    public async Task Exemplars_of_a_snapshot_stand_at_their_buckets_and_counters_each_once()
    {
        var clock = new FakeClock();
        using StreamingMetrics metrics = StreamingMetrics.Create(new StreamingMetricsOptions
        {
            PublishToMeters = false,
            TimeProvider = clock,
            Exemplars = ExemplarMode.TraceBased,
            ExemplarInterval = TimeSpan.Zero,
        });
        metrics.CreateHistogram("latency_seconds", new InstrumentOptions { Boundaries = [0.5, 1] });
        metrics.CreateHistogram("size", new InstrumentOptions { Layout = HistogramLayout.Exponential });
        var exemplars = new ExemplarStore(100);
        var writer = new SnapshotWriter(new SeriesStore(new SeriesStoreOptions { TimeProvider = clock }), new PrometheusExporterOptions(), addsResource: false, exemplars);
        using Activity activity = new Activity("work").SetIdFormat(ActivityIdFormat.W3C);
        activity.ActivityTraceFlags = ActivityTraceFlags.Recorded;
        activity.Start();
        for (int tick = 0; tick < 3; tick++)
        {
            clock.Advance(TimeSpan.FromSeconds(10));
            if (tick != 1)
            {
                metrics.RecordHistogram("latency_seconds", 0.5);
                metrics.RecordHistogram("latency_seconds", 7);
                metrics.RecordHistogram("size", 3);
                metrics.IncrementCounter("orders_total", 2);
            }

            writer.Write(metrics.Snapshot(), clock.GetUtcNow().ToUnixTimeMilliseconds());
        }

        IReadOnlyList<ExemplarSeries> found = await exemplars.SelectExemplarsAsync([[]], long.MinValue, long.MaxValue, CancellationToken.None);
        Assert.That(
            found.Select(series => $"{series.Labels} {string.Join(' ', series.Exemplars.Select(exemplar => exemplar.Value))}").Order(StringComparer.Ordinal),
            Is.EqualTo(new[] { "latency_seconds_bucket{le=\"+Inf\"} 7 7", "latency_seconds_bucket{le=\"0.5\"} 0.5 0.5", "orders_total 2 2", "size 3 3" }));
        Assert.That(found[0].Exemplars[0].Labels, Is.EqualTo(SeriesLabels.Of(("trace_id", activity.TraceId.ToString()), ("span_id", activity.SpanId.ToString()))));
    }
}
