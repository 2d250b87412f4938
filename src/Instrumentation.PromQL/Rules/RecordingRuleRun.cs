using Instrumentation.Labels;

namespace Instrumentation.Rules;

/// <summary>A recording rule from evaluation to evaluation.</summary>
internal sealed class RecordingRuleRun(RecordingRule rule, RuleGroup group, RuleRunContext context) : RuleRun(rule, group, context)
{
    protected override async ValueTask<IReadOnlyList<EvaluatedSample>> EvaluateAsync(long timestampUnixMs, CancellationToken cancellationToken)
    {
        IReadOnlyList<EvaluatedSample> samples = await Context.Query.QueryAsync(Rule.Expression, timestampUnixMs - Context.QueryOffsetMs, cancellationToken);
        var named = new EvaluatedSample[samples.Count];
        var seen = new HashSet<SeriesLabels>(samples.Count);
        for (int index = 0; index < named.Length; index++)
        {
            var labels = new SeriesLabelsBuilder(samples[index].Labels);
            labels.Set(LabelNames.MetricName, Rule.Name);
            foreach ((string name, string text) in Labels)
                labels.Set(name, text);
            named[index] = samples[index] with { Labels = labels.Build() };
            if (!seen.Add(named[index].Labels))
                throw new RuleEvaluationException("vector contains metrics with the same labelset after applying rule labels");
        }

        if (Limit > 0 && named.Length > Limit)
            throw new RuleEvaluationException($"exceeded limit of {Limit} with {named.Length} series");
        return named;
    }
}
