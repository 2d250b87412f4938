using Instrumentation.Silencing;

namespace Instrumentation.Pipeline;

/// <summary>Takes out alerts that an active silence matches.</summary>
internal sealed class SilenceStage(SilenceStore silences) : IPipelineStage
{
    public string Name => "silence";

    public void Apply(PipelineRun run) => run.Mute(this, alert => silences.Matching(alert.Labels, run.Now) is [var first, ..] ? Reason(first) : null);

    private static string Reason(Silence silence) => $"silenced by {silence.Id} ({silence.CreatedBy}: {silence.Comment})";
}
