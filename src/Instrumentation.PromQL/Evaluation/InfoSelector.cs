using Instrumentation.Labels;
using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <summary>Which info metrics a call of <c>info</c> reads: at the time that its first argument looks at.</summary>
internal static class InfoSelector
{
    public const string DefaultMetric = "target_info";

    public static VectorSelector Of(CallExpression call)
    {
        List<LabelMatcher> matchers = call.Arguments.Count > 1 ? [.. ((VectorSelector)call.Arguments[1]).Matchers] : [];
        if (!matchers.Exists(matcher => matcher is { Name: LabelNames.MetricName, Type: LabelMatchType.Equal or LabelMatchType.Regex }))
            matchers.Insert(0, new LabelMatcher(LabelNames.MetricName, LabelMatchType.Equal, DefaultMetric));
        AtModifier? at = null;
        DurationExpression? offset = null;
        foreach (PromqlExpression node in PromqlTree.Descendants(call.Arguments[0]))
        {
            (AtModifier? nodeAt, DurationExpression? nodeOffset) = node switch
            {
                VectorSelector selector => (selector.At, selector.Offset),
                SubqueryExpression subquery => (subquery.At, subquery.Offset),
                _ => (null, null),
            };
            at ??= nodeAt;
            offset ??= nodeOffset;
            if (node is VectorSelector)
                break;
        }

        return new VectorSelector("", matchers) { At = at, Offset = offset };
    }

    /// <summary>The conditions that are not on the name.</summary>
    public static IEnumerable<LabelMatcher> DataMatchers(VectorSelector selector) => selector.Matchers.Where(matcher => matcher.Name != LabelNames.MetricName);

    /// <summary>Whether a metric is one of the info metrics.</summary>
    public static bool MatchesName(VectorSelector selector, string name) =>
        selector.Matchers.All(matcher => matcher.Name != LabelNames.MetricName || matcher.Matches(name));
}
