using Instrumentation.Storage;
using Microsoft.Extensions.Options;

namespace Instrumentation.Stages;

// Keeps the tick's samples, under the tick's time.
internal sealed class StoreStage(SeriesStore store, ExemplarStore? exemplars, IOptions<StreamingMonitoringOptions> options) : IMonitoringStage
{
    private readonly SnapshotWriter _writer = new(store, options.Value.Exposition.ToOptions(), options.Value.Store.ResourceLabels, exemplars);

    public string Name => "store";

    public MonitoringPhase Phase => MonitoringPhase.Store;

    public ValueTask RunAsync(MonitoringTick tick, CancellationToken cancellationToken)
    {
        if (options.Value.Store.Enabled)
            _writer.Write(tick.Snapshot, tick.Timestamp.ToUnixTimeMilliseconds());
        return ValueTask.CompletedTask;
    }
}
