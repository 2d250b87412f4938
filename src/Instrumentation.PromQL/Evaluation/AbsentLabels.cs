using Instrumentation.Labels;
using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <summary>The labels of the series that says a selection is empty: those that the selection demands.</summary>
internal static class AbsentLabels
{
    public static SeriesLabels Of(PromqlExpression argument)
    {
        IReadOnlyList<LabelMatcher> matchers = argument switch
        {
            VectorSelector selector => selector.Matchers,
            RangeSelector range => range.Vector.Matchers,
            _ => [],
        };
        var labels = new SeriesLabelsBuilder();
        var conflicting = new HashSet<string>();
        var seen = new HashSet<string>();
        foreach (LabelMatcher matcher in matchers)
        {
            if (matcher.Name == LabelNames.MetricName)
                continue;
            if (matcher.Type == LabelMatchType.Equal && seen.Add(matcher.Name))
                labels.Set(matcher.Name, matcher.Value);
            else
                conflicting.Add(matcher.Name);
        }

        foreach (string name in conflicting)
            labels.Remove(name);
        return labels.Build();
    }
}
