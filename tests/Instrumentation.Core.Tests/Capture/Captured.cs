using System.Diagnostics.Metrics;

namespace Instrumentation.Capture;

// A meter that nobody else uses, and a recorder that captures it.
internal sealed class Captured : IDisposable
{
    private static int _meters;

    internal Captured(Action<StreamingMetricsOptions>? configure = null, bool useReferenceCache = true)
    {
        Meter = new Meter($"Captured.{Interlocked.Increment(ref _meters)}");
        var options = new StreamingMetricsOptions { TimeProvider = Clock, PublishToMeters = false };
        options.Capture.Rules.Add(new CaptureRule(Meter.Name));
        configure?.Invoke(options);
        Metrics = StreamingMetrics.Create(options, useReferenceCache);
    }

    internal FakeClock Clock { get; } = new();

    internal Meter Meter { get; }

    internal StreamingMetrics Metrics { get; }

    internal MetricSnapshot Snapshot() => Metrics.Snapshot();

    internal static KeyValuePair<string, object?> Tag(string name, object? value) => new(name, value);

    public void Dispose()
    {
        Metrics.Dispose();
        Meter.Dispose();
    }
}
