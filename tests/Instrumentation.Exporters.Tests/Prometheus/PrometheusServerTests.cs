using System.Diagnostics;

namespace Instrumentation.Exporters.Tests.Prometheus;

/// <summary>What a real Prometheus understands of the listener's answers, in the format that it asks for.</summary>
[Category("Peer")]
public sealed class PrometheusServerTests
{
    [Test]
    public async Task Prometheus_reads_OpenMetrics()
    {
        using StreamingMetrics metrics = Recorded();
        await using PrometheusListener listener = metrics.StartPrometheusListener(options => options.Port = 0);
        using var prometheus = new PrometheusServer(listener.Address, features: "exemplar-storage");
        await prometheus.ExpectAsync("up", 1);
        await prometheus.ExpectAsync("events_processed_total{topic='orders'}", 1_000_003);
        await prometheus.ExpectAsync("event_processing_duration_ms_count", 3);
        await prometheus.ExpectAsync("event_processing_duration_ms_bucket{le='5.0'}", 1);
        await prometheus.ExpectAsync("request_latency_seconds_count", 4);
        await prometheus.ExpectAsync("request_latency_seconds_bucket{le='+Inf'}", 4);
        await prometheus.ExpectAsync("target_info{service_name='checkout'}", 1);
        await prometheus.ExpectAsync("count(prompt_length{quantile='0.5'} > 9.9 < 10.1)", 1);
        Assert.That((await prometheus.ExemplarAsync("event_processing_duration_ms_bucket"))["trace_id"], Has.Length.EqualTo(32));
    }

    [Test]
    public async Task Prometheus_reads_native_histograms_and_their_exemplars()
    {
        using StreamingMetrics metrics = Recorded();
        await using PrometheusListener listener = metrics.StartPrometheusListener(options => options.Port = 0);
        using var prometheus = new PrometheusServer(listener.Address, features: "native-histograms,exemplar-storage");
        await prometheus.ExpectAsync("up", 1);
        await prometheus.ExpectAsync("histogram_count(request_latency_seconds)", 4);
        await prometheus.ExpectAsync("histogram_sum(request_latency_seconds)", 1.875);
        await prometheus.ExpectAsync("histogram_count(balance)", 4);
        await prometheus.ExpectAsync("histogram_sum(balance)", -6.5);
        await prometheus.ExpectAsync("histogram_fraction(-Inf, 0.001, balance)", 0.75);
        await prometheus.ExpectAsync("histogram_count(only_zeros)", 1);
        await prometheus.ExpectAsync("events_processed_total{topic='orders'}", 1_000_003);
        await prometheus.ExpectAsync("event_processing_duration_ms_count", 3);
        await prometheus.ExpectAsync("event_processing_duration_ms_bucket{le='5.0'}", 1);
        Assert.That((await prometheus.ExemplarAsync("request_latency_seconds"))["trace_id"], Has.Length.EqualTo(32));
    }

    private static StreamingMetrics Recorded()
    {
        var options = new StreamingMetricsOptions { PublishToMeters = false, Exemplars = ExemplarMode.Always, ExemplarInterval = TimeSpan.Zero };
        options.Resource.Service = "checkout";
        StreamingMetrics metrics = StreamingMetrics.Create(options);
        using var activity = new Activity("test");
        activity.SetIdFormat(ActivityIdFormat.W3C).Start();
        metrics.IncrementCounter("events_processed_total", 1_000_000, ("topic", "orders"));
        metrics.IncrementCounter("events_processed_total", 3, ("topic", "orders"));
        Histogram explicitOne = metrics.CreateHistogram("event_processing_duration_ms", new InstrumentOptions { Unit = "ms", Boundaries = [5, 10] });
        Histogram latency = metrics.CreateHistogram("request.latency", new InstrumentOptions { Unit = "s", Layout = HistogramLayout.Exponential });
        Histogram balance = metrics.CreateHistogram("balance", new InstrumentOptions { Layout = HistogramLayout.Exponential });
        Histogram zero = metrics.CreateHistogram("only.zeros", new InstrumentOptions { Layout = HistogramLayout.Exponential });
        foreach (double value in new[] { 4.0, 7, 100 })
            explicitOne.Record(value);
        foreach (double value in new[] { 0.125, 0.25, 0.5, 1 })
            latency.Record(value);
        foreach (double value in new[] { -8.0, -0.5, 0, 2 })
            balance.Record(value);
        zero.Record(0);
        for (int i = 0; i < 9; i++)
            metrics.RecordSummary("prompt_length", 10);
        return metrics;
    }
}
