using System.Diagnostics.Metrics;

namespace Instrumentation.Benchmarks.Ratios;

/// <summary>A counter of System.Diagnostics.Metrics with three string tags that the recorder captures, and nobody else listens to.</summary>
public sealed class CaptureLoops : IDisposable
{
    private const string MeterName = "Instrumentation.Benchmarks.Captured";
    private readonly Meter _meter = new(MeterName);
    private readonly StreamingMetrics _metrics;
    private readonly Counter<long> _counter;
    private long _done;

    public CaptureLoops()
    {
        var options = new StreamingMetricsOptions();
        options.Capture.Rules.Add(new CaptureRule(MeterName));
        _metrics = StreamingMetrics.Create(options);
        _counter = _meter.CreateCounter<long>("captured");
    }

    /// <summary>Whether the recorder has counted every operation.</summary>
    public bool IsExact => _metrics.Snapshot().Value("captured", ("topic", "orders"), ("region", "north"), ("tier", "gold")).Equals(_done);

    public void Add(int count)
    {
        for (int index = 0; index < count; index++)
            _counter.Add(1, new("topic", "orders"), new("region", "north"), new("tier", "gold"));
        _done += count;
    }

    public void Dispose()
    {
        _metrics.Dispose();
        _meter.Dispose();
    }
}
