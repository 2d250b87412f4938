using Instrumentation.TimeIntervals;

namespace Instrumentation.Pipeline;

/// <summary>Takes out everything while the route is in none of its active time intervals.</summary>
internal sealed class ActiveTimeStage(IReadOnlyDictionary<string, NamedTimeInterval> intervals) : IPipelineStage
{
    public string Name => "active time";

    public void Apply(PipelineRun run)
    {
        IReadOnlyList<string> names = run.Route.ActiveTimeIntervals;
        if (names.Count == 0 || names.Any(name => intervals[name].Contains(run.DueAt)))
            return;
        run.Mute(this, _ => $"outside of {string.Join(", ", names)}");
    }
}
