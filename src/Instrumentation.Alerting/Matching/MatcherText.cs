using Instrumentation.Labels;
using Instrumentation.Templates;

namespace Instrumentation.Matching;

/// <summary>Writes matchers as Alertmanager does, which its group keys depend on.</summary>
internal static class MatcherText
{
    /// <summary>Writes matchers in their order by name, value and comparison.</summary>
    /// <returns>The text, <c>{}</c> for none.</returns>
    public static string Write(IEnumerable<LabelMatcher> matchers) => "{" + string.Join(',', Sort(matchers).Select(Write)) + "}";

    /// <summary>Writes one matcher; its name is in quotes where it has to be.</summary>
    public static string Write(LabelMatcher matcher)
    {
        string comparison = MatcherOperator.Text(matcher.Type);
        return matcher.Name.Any(Utf8MatcherLexer.IsReserved)
            ? GoQuote.Quote(matcher.Name) + comparison + GoQuote.Quote(matcher.Value)
            : $"{matcher.Name}{comparison}\"{Escape(matcher.Value)}\"";
    }

    /// <summary>Orders matchers by name, value and comparison.</summary>
    public static IEnumerable<LabelMatcher> Sort(IEnumerable<LabelMatcher> matchers) =>
        matchers.OrderBy(matcher => matcher.Name, LabelComparer).ThenBy(matcher => matcher.Value, LabelComparer).ThenBy(matcher => matcher.Type);

    private static Comparer<string> LabelComparer { get; } = Comparer<string>.Create(LabelOrder.Compare);

    private static string Escape(string value) =>
        value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
