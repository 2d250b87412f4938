using System.Diagnostics.CodeAnalysis;
using System.Text;
using Instrumentation.Labels;

namespace Instrumentation.Matching;

/// <summary>Reads matchers as Alertmanager writes them, such as <c>{severity=~"warning|critical",team="a"}</c>.</summary>
/// <remarks>
/// A dot in a regular expression takes no new line, which differs from a <see cref="LabelMatcher"/> made in code and from PromQL; <c>(?s)</c> at its beginning
/// makes it take one. Safe from any thread.
/// </remarks>
public static class MatcherParser
{
    /// <summary>Reads matchers, all of which have to match.</summary>
    /// <param name="text">The text, with or without braces.</param>
    /// <param name="syntax">Which of Alertmanager's two syntaxes.</param>
    /// <returns>The matchers; none for an empty text.</returns>
    /// <exception cref="MatcherSyntaxException">The text holds no matchers.</exception>
    public static IReadOnlyList<LabelMatcher> Parse(string text, MatcherSyntax syntax = MatcherSyntax.Fallback) =>
        TryParse(text, out IReadOnlyList<LabelMatcher>? matchers, out MatcherSyntaxException? error, syntax) ? matchers : throw error;

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
        MatcherSyntax syntax = MatcherSyntax.Fallback)
    {
        ArgumentNullException.ThrowIfNull(text);
        matchers = null;
        error = Check(text);
        if (error is not null)
            return false;
        switch (syntax)
        {
            case MatcherSyntax.Utf8:
                return Try(Utf8MatcherParser.Parse, text, out matchers, out error);
            case MatcherSyntax.Classic:
                return Try(ClassicMatcherParser.Parse, text, out matchers, out error);
        }

        bool isClassic = Try(ClassicMatcherParser.Parse, text, out IReadOnlyList<LabelMatcher>? classic, out MatcherSyntaxException? classicError);
        bool isUtf8 = Try(Utf8MatcherParser.Parse, text, out IReadOnlyList<LabelMatcher>? utf8, out MatcherSyntaxException? utf8Error);

        // Where both read it, but differently, what was written for the older one keeps its meaning.
        matchers = isClassic && !(isUtf8 && classic!.SequenceEqual(utf8!)) ? classic : utf8;
        error = isClassic || isUtf8 ? null : utf8Error ?? classicError;
        return isClassic || isUtf8;
    }

    /// <summary>Refuses halves of surrogate pairs, for which UTF-8 has no bytes.</summary>
    private static MatcherSyntaxException? Check(string text)
    {
        int place = 0;
        while (place < text.Length && Rune.TryGetRuneAt(text, place, out Rune rune))
            place += rune.Utf16SequenceLength;
        return place == text.Length ? null : new MatcherSyntaxException("half of a surrogate pair is no character", place + 1);
    }

    private static bool Try(
        Func<string, IReadOnlyList<LabelMatcher>> parse,
        string text,
        [NotNullWhen(true)] out IReadOnlyList<LabelMatcher>? matchers,
        [NotNullWhen(false)] out MatcherSyntaxException? error)
    {
        matchers = null;
        error = null;
        try
        {
            matchers = parse(text);
        }
        catch (MatcherSyntaxException exception)
        {
            error = exception;
        }

        return matchers is not null;
    }
}
