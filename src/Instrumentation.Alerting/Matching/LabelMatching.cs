using Instrumentation.Labels;

namespace Instrumentation.Matching;

/// <summary>Whether labels match matchers; a label that is missing has the empty value.</summary>
internal static class LabelMatching
{
    public static bool Match(IReadOnlyList<LabelMatcher> matchers, SeriesLabels labels)
    {
        for (int i = 0; i < matchers.Count; i++)
        {
            if (!matchers[i].Matches(labels[matchers[i].Name]))
                return false;
        }

        return true;
    }
}
