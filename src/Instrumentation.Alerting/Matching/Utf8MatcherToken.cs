namespace Instrumentation.Matching;

/// <summary>A part of matchers in the newer syntax.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The text, without its quotes and escapes.</param>
/// <param name="Column">Where it begins, counted from 1.</param>
internal readonly record struct Utf8MatcherToken(Utf8MatcherTokenKind Kind, string Text, int Column)
{
    public MatcherSyntaxException Unexpected(string expected) =>
        new(Kind == Utf8MatcherTokenKind.End ? $"end of input: expected {expected}" : $"unexpected {Text}: expected {expected}", Column);
}
