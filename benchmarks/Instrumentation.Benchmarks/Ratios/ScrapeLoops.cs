using System.Buffers;

namespace Instrumentation.Benchmarks.Ratios;

/// <summary>10,000 counter series of three tags on either side: ours are rendered as text into a reused buffer, the baseline only collects.</summary>
public sealed class ScrapeLoops : IDisposable
{
    private const int SeriesCount = 10_000;
    private readonly StreamingMetrics _metrics = StreamingMetrics.Create(new StreamingMetricsOptions { CardinalityLimit = SeriesCount + 1 });
    private readonly OpenTelemetryBaseline _baseline = new();
    private readonly ArrayBufferWriter<byte> _buffer = new(4 * 1024 * 1024);
    private readonly PrometheusExporter _exporter;

    public ScrapeLoops()
    {
        _exporter = new PrometheusExporter(_metrics);
        for (int number = 0; number < SeriesCount; number++)
        {
            string topic = $"topic-{number:00000}";
            _metrics.IncrementCounter("events_processed_total", number, ("topic", topic), ("partition", "7"), ("region", "north"));
            _baseline.Scraped.Add(number, new("topic", topic), new("partition", "7"), new("region", "north"));
        }
    }

    /// <summary>How many bytes the last exposition had.</summary>
    public int Bytes => _buffer.WrittenCount;

    public void Scrape()
    {
        _buffer.ResetWrittenCount();
        _exporter.Write(_buffer, ExpositionFormat.PrometheusText);
    }

    public void Collect() => _baseline.Collect();

    public void Dispose()
    {
        _metrics.Dispose();
        _baseline.Dispose();
    }
}
