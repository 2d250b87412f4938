using System.Diagnostics.CodeAnalysis;
using Instrumentation.Labels;

namespace Instrumentation.Matching;

/// <summary>Reads matchers as Alertmanager writes them, such as <c>{severity=~"warning|critical",team="a"}</c>.</summary>
public static class MatcherParser
{
    /// <summary>Reads matchers, all of which have to match.</summary>
    /// <param name="text">The text, with or without braces.</param>
    /// <param name="syntax">Which of Alertmanager's two syntaxes.</param>
    /// <returns>The matchers; none for an empty text.</returns>
    /// <exception cref="MatcherSyntaxException">The text holds no matchers.</exception>
    public static IReadOnlyList<LabelMatcher> Parse(string text, MatcherSyntax syntax = MatcherSyntax.Fallback) =>
        throw new NotSupportedException();

    /// <summary>Reads matchers, all of which have to match.</summary>
    /// <param name="text">The text, with or without braces.</param>
    /// <param name="matchers">The matchers.</param>
    /// <param name="error">Why the text holds none.</param>
    /// <param name="syntax">Which of Alertmanager's two syntaxes.</param>
    /// <returns>True when the text holds matchers.</returns>
    public static bool TryParse(
        string text,
        [NotNullWhen(true)] out IReadOnlyList<LabelMatcher>? matchers,
        [NotNullWhen(false)] out MatcherSyntaxException? error,
        MatcherSyntax syntax = MatcherSyntax.Fallback) => throw new NotSupportedException();
}
