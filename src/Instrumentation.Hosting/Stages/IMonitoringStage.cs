namespace Instrumentation.Stages;

// One step of the monitoring cycle.
internal interface IMonitoringStage
{
    // A short constant: the stage label of the cycle's own metrics.
    string Name { get; }

    MonitoringPhase Phase { get; }

    ValueTask RunAsync(MonitoringTick tick, CancellationToken cancellationToken);
}
