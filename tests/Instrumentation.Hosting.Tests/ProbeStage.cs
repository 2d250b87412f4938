using Instrumentation.Stages;

namespace Instrumentation;

// A stage that does what a test says and remembers its ticks.
internal sealed class ProbeStage(string name, MonitoringPhase phase, List<string>? calls = null) : IMonitoringStage
{
    public string Name => name;

    public MonitoringPhase Phase => phase;

    public List<MonitoringTick> Ticks { get; } = [];

    public Func<CancellationToken, Task> Work { get; set; } = _ => Task.CompletedTask;

    public async ValueTask RunAsync(MonitoringTick tick, CancellationToken cancellationToken)
    {
        Ticks.Add(tick);
        calls?.Add(name);
        await Work(cancellationToken);
    }
}
