using Instrumentation.Inhibition;

namespace Instrumentation.Pipeline;

/// <summary>Takes out alerts while others fire that say more.</summary>
internal sealed class InhibitionStage(Inhibitor inhibitor) : IPipelineStage
{
    public string Name => "inhibition";

    public void Apply(PipelineRun run) => run.Mute(this, alert => inhibitor.Find(alert.Labels, run.Now) is { } cause ? Reason(cause) : null);

    private static string Reason(InhibitionCause cause)
    {
        string rule = cause.Rule.Name.Length > 0 ? cause.Rule.Name : $"inhibit_rules[{cause.RuleIndex}]";
        return $"inhibited by {cause.Source.Labels} ({rule})";
    }
}
