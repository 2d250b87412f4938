using Instrumentation.SystemMetrics;

namespace Instrumentation.Stages;

// Reads CPU, memory and disk, once at the start, so that the first scrape has them, and then at each tick.
internal sealed class SystemMetricsStage : IMonitoringStage, IDisposable
{
    private readonly SystemMetricsCollector? _collector;

    public SystemMetricsStage(IStreamingMetrics metrics, SystemMetricsSettings settings, TimeProvider time)
    {
        if (!settings.Enabled)
            return;
        _collector = new SystemMetricsCollector(metrics, settings.ToOptions(time));
        _collector.Update();
    }

    public string Name => "system_metrics";

    public MonitoringPhase Phase => MonitoringPhase.Refresh;

    public ValueTask RunAsync(MonitoringTick tick, CancellationToken cancellationToken)
    {
        _collector?.Update();
        return ValueTask.CompletedTask;
    }

    public void Dispose() => _collector?.Dispose();
}
