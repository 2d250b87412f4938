using Instrumentation.Labels;
using Instrumentation.Syntax;

namespace Instrumentation.Import;

/// <summary>Writes selectors and sums of series in one order, so that the same rules have the same text.</summary>
internal static class PyrraMetric
{
    /// <summary>The name that a selector chooses; empty where it chooses several.</summary>
    public static string Name(VectorSelector metric) => metric.MetricName.Length > 0
        ? metric.MetricName
        : metric.Matchers.FirstOrDefault(matcher => matcher is { Name: LabelNames.MetricName, Type: LabelMatchType.Equal })?.Value ?? "";

    public static string Select(string name, IEnumerable<LabelMatcher> matchers)
    {
        IEnumerable<LabelMatcher> sorted = matchers.Where(matcher => matcher.Name != LabelNames.MetricName).OrderBy(matcher => matcher.ToString(), StringComparer.Ordinal);
        return new VectorSelector(name, [new LabelMatcher(LabelNames.MetricName, LabelMatchType.Equal, name), .. sorted]).ToString();
    }

    public static string Sum(IReadOnlyCollection<string> grouping, string inner) =>
        grouping.Count == 0 ? $"sum({inner})" : $"sum by ({string.Join(", ", grouping)}) ({inner})";

    public static LabelMatcher Equal(string name, string value) => new(name, LabelMatchType.Equal, value);
}
