namespace Instrumentation.Stages;

// Takes the state of every series, which also polls the observable instruments that are captured.
internal sealed class CollectStage(IMetricSource source) : IMonitoringStage
{
    public string Name => "collect";

    public MonitoringPhase Phase => MonitoringPhase.Collect;

    public ValueTask RunAsync(MonitoringTick tick, CancellationToken cancellationToken)
    {
        source.Collect(tick.Snapshot);
        return ValueTask.CompletedTask;
    }
}
