using Instrumentation.Labels;

namespace Instrumentation.Matching;

internal static class MatcherText
{
    public static string Write(IReadOnlyList<LabelMatcher> matchers) =>
        "{" + string.Join(",", matchers.OrderBy(m => m.Name, StringComparer.Ordinal).Select(m => m.ToString())) + "}";
}
