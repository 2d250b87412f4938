using Instrumentation.Stages;

namespace Instrumentation.Slos;

// Counts the events of SLOs and says how they stand, before rules look at that. Queries run beside the cycle, so that a slow server delays nothing.
internal sealed class SloStage(SloMonitor monitor, SliCollector collector, Action<string, string> failed) : IMonitoringStage
{
    private readonly HashSet<string> _failing = new(StringComparer.Ordinal);
    private Task _collection = Task.CompletedTask;

    public string Name => "slo";

    public MonitoringPhase Phase => MonitoringPhase.Derive;

    // Ends when no collection is under way.
    public Task Idle => _collection;

    public ValueTask RunAsync(MonitoringTick tick, CancellationToken cancellationToken)
    {
        if (monitor.Definitions.Count == 0)
            return ValueTask.CompletedTask;
        if (collector.IsNeeded && _collection.IsCompleted)
            _collection = Task.Run(() => CollectAsync(tick.Timestamp, cancellationToken), CancellationToken.None);
        monitor.Run(tick.Snapshot, tick.Timestamp);
        return ValueTask.CompletedTask;
    }

    // A failure is told when it begins.
    private async Task CollectAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<(string Slo, string Reason)> failures = await collector.CollectAsync(time, cancellationToken);
            _failing.RemoveWhere(slo => !failures.Any(failure => failure.Slo == slo));
            foreach ((string slo, string reason) in failures)
            {
                if (_failing.Add(slo))
                    failed(slo, reason);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }
}
