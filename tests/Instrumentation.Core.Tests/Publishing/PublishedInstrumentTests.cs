using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;

namespace Instrumentation.Publishing;

// What others make of published instruments: an OpenTelemetry SDK that exports over OTLP, and an EventPipe session as dotnet-counters opens one.
public sealed class PublishedInstrumentTests
{
    [Test]
    public async Task An_OpenTelemetry_SDK_exports_what_was_counted_before_it_was_built_and_every_histogram_value_after()
    {
        using var metrics = StreamingMetrics.Create();
        metrics.IncrementCounter("otel_orders_total", 40, ("topic", "a"), ("kind", "k"));
        metrics.IncrementCounter("otel_orders_total", 0.5, ("topic", "b"));
        metrics.SetGauge("otel_depth", -4, ("queue", "q"));
        metrics.SetInfo("otel_info", ("version", "1.2"));
        Histogram seconds = metrics.CreateHistogram("otel_seconds", new InstrumentOptions { Unit = "s", Boundaries = [0.1, 1, 2.5] });
        HistogramSeries bound = seconds.WithTags(("route", "/"));
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync();
        using MeterProvider provider = Sdk.CreateMeterProviderBuilder()
            .AddMeter(PublishingConstants.MeterName)
            .AddView("otel_exponential", new Base2ExponentialBucketHistogramConfiguration())
            .AddOtlpExporter((exporter, reader) =>
            {
                exporter.Endpoint = receiver.Endpoint;
                exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = Timeout.Infinite;
            })
            .Build();

        metrics.IncrementCounter("otel_orders_total", 2, ("topic", "a"), ("kind", "k"));
        metrics.IncrementCounter("otel_late_total", 7);
        double[] values = [0.05, 0.1, 0.5, 1, 2, 2.5, 30];
        foreach (double value in values)
            bound.Record(value);
        Histogram exponential = metrics.CreateHistogram("otel_exponential", new InstrumentOptions { Layout = HistogramLayout.Exponential });
        foreach (double value in (ReadOnlySpan<double>)[0, 1, 1.5, 1000])
            exponential.Record(value);
        Assert.That(provider.ForceFlush(10_000), Is.True);

        List<OtlpPoint> points = [.. receiver.Newest().Where(point => point.Metric.StartsWith("otel_", StringComparison.Ordinal))];
        HistogramPoint ours = metrics.Snapshot().Series("otel_seconds", ("route", "/"))!.Value.Histogram!;
        HistogramPoint oursExponential = metrics.Snapshot().Series("otel_exponential")!.Value.Histogram!;
        Assert.Multiple(() =>
        {
            OtlpPoint a = Point("otel_orders_total", "kind=k,topic=a");
            Assert.That((a.Scope, a.Kind, a.IsMonotonic, a.Value), Is.EqualTo(("Instrumentation", OtlpKind.Sum, true, 42d)));
            Assert.That(Point("otel_orders_total", "topic=b").Value, Is.EqualTo(0.5));
            Assert.That(Point("otel_late_total", "").Value, Is.EqualTo(7));
            OtlpPoint depth = Point("otel_depth", "queue=q");
            Assert.That((depth.Kind, depth.Value), Is.EqualTo((OtlpKind.Gauge, -4d)));
            Assert.That(Point("otel_info", "version=1.2").Value, Is.EqualTo(1));
            OtlpPoint theirs = Point("otel_seconds", "route=/");
            Assert.That((theirs.Kind, theirs.Unit), Is.EqualTo((OtlpKind.Histogram, "s")));
            Assert.That((theirs.Count, theirs.Sum, theirs.Min, theirs.Max), Is.EqualTo((7L, values.Sum(), 0.05, 30d)));
            Assert.That((ours.Count, ours.Sum, ours.Min, ours.Max), Is.EqualTo((theirs.Count, theirs.Sum, theirs.Min, theirs.Max)));
            Assert.That(theirs.Bounds, Is.EqualTo(ours.Boundaries));
            Assert.That(theirs.Buckets, Is.EqualTo(new long[] { 2, 2, 2, 1 }).And.EqualTo(ours.BucketCounts.ToArray()));
            OtlpPoint scaled = Point("otel_exponential", "");
            Assert.That((scaled.Kind, scaled.Count, scaled.Sum, scaled.ZeroCount), Is.EqualTo((OtlpKind.ExponentialHistogram, 4L, 1002.5, 1L)));
            Assert.That((oursExponential.Count, oursExponential.Sum, oursExponential.ZeroCount), Is.EqualTo((scaled.Count, scaled.Sum, scaled.ZeroCount)));
            Assert.That(Folded(scaled, oursExponential.Scale), Is.EqualTo(Folded(oursExponential)));
        });

        OtlpPoint Point(string metric, string labels) => points.Single(point => point.Metric == metric && point.Labels == labels);
    }

    [Test]
    public async Task An_EventPipe_session_sees_counters_and_gauges_as_dotnet_counters_does()
    {
        using var metrics = StreamingMetrics.Create();
        metrics.IncrementCounter("pipe_orders_total", 40, ("topic", "a"));
        metrics.SetGauge("pipe_depth", -4.5, ("queue", "q"));
        var provider = new EventPipeProvider(
            "System.Diagnostics.Metrics",
            System.Diagnostics.Tracing.EventLevel.Informational,
            0x2,
            new Dictionary<string, string>
            {
                ["SessionId"] = "publishing-test",
                ["Metrics"] = PublishingConstants.MeterName,
                ["RefreshInterval"] = "0.1",
                ["MaxTimeSeries"] = "1000",
                ["MaxHistograms"] = "10",
            });
        var client = new DiagnosticsClient(Environment.ProcessId);
        var rates = new Dictionary<string, string>();
        var gauges = new Dictionary<string, string>();
        bool isCounted = false;
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using EventPipeSession session = await client.StartEventPipeSessionAsync([provider], requestRundown: false, circularBufferMB: 10, CancellationToken.None);
        using var source = new EventPipeEventSource(session.EventStream);
        source.Dynamic.All += data =>
        {
            string name = data.PayloadByName("instrumentName") as string ?? "";
            if (data.EventName == "CounterRateValuePublished" && name == "pipe_orders_total")
            {
                rates[(string)data.PayloadByName("tags")] = (string)data.PayloadByName("value");
                if (!isCounted)
                    metrics.IncrementCounter("pipe_orders_total", 2, ("topic", "a"));
                isCounted = true;
            }

            if (data.EventName == "GaugeValuePublished" && name == "pipe_depth")
                gauges[(string)data.PayloadByName("tags")] = (string)data.PayloadByName("lastValue");
            if (gauges.Count > 0 && rates.GetValueOrDefault("topic=a") == "42")
                seen.TrySetResult();
        };
        Task processing = Task.Run(source.Process);
        await Task.WhenAny(seen.Task, Task.Delay(TimeSpan.FromSeconds(20), TimeProvider.System));
        await session.StopAsync(CancellationToken.None);
        await processing;

        Assert.That(rates, Is.EquivalentTo(new Dictionary<string, string> { ["topic=a"] = "42" }));
        Assert.That(gauges, Is.EquivalentTo(new Dictionary<string, string> { ["queue=q"] = "-4.5" }));
    }

    // The buckets at a coarser scale: halving the scale's resolution halves the index.
    private static SortedDictionary<int, long> Folded(OtlpPoint point, int scale)
    {
        var folded = new SortedDictionary<int, long>();
        for (int index = 0; index < point.Buckets.Count; index++)
        {
            if (point.Buckets[index] == 0)
                continue;
            int coarse = (point.PositiveOffset + index) >> (point.Scale - scale);
            folded[coarse] = folded.GetValueOrDefault(coarse) + point.Buckets[index];
        }

        return folded;
    }

    private static SortedDictionary<int, long> Folded(HistogramPoint point)
    {
        var folded = new SortedDictionary<int, long>();
        for (int index = 0; index < point.BucketCounts.Length; index++)
        {
            if (point.BucketCounts[index] != 0)
                folded[point.PositiveOffset + index] = point.BucketCounts[index];
        }

        return folded;
    }
}
