using Instrumentation.TimeIntervals;

namespace Instrumentation.Pipeline;

/// <summary>Takes out everything while the route is in one of its mute time intervals.</summary>
internal sealed class MuteTimeStage(IReadOnlyDictionary<string, NamedTimeInterval> intervals) : IPipelineStage
{
    public string Name => "mute time";

    public void Apply(PipelineRun run)
    {
        if (run.Route.MuteTimeIntervals.FirstOrDefault(name => intervals[name].Contains(run.DueAt)) is { } within)
            run.Mute(this, _ => $"within {within}");
    }
}
