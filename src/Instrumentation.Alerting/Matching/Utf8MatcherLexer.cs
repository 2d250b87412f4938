using Instrumentation.Syntax;
using Instrumentation.Templates;

namespace Instrumentation.Matching;

/// <summary>Cuts matchers in the newer syntax into parts.</summary>
internal sealed class Utf8MatcherLexer(string text)
{
    private const string Reserved = "{}!=~,\\\"'`";

    private Utf8MatcherToken? _next;
    private int _at;

    public Utf8MatcherToken Peek() => _next ??= Read();

    public Utf8MatcherToken Take()
    {
        Utf8MatcherToken token = Peek();
        _next = null;
        return token;
    }

    public static bool IsReserved(char character) => char.IsWhiteSpace(character) || Reserved.Contains(character, StringComparison.Ordinal);

    private Utf8MatcherToken Read()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
            _at++;
        if (_at == text.Length)
            return new Utf8MatcherToken(Utf8MatcherTokenKind.End, "", _at + 1);
        int start = _at;
        switch (text[_at])
        {
            case '{':
                return Token(Utf8MatcherTokenKind.OpenBrace, 1);
            case '}':
                return Token(Utf8MatcherTokenKind.CloseBrace, 1);
            case ',':
                return Token(Utf8MatcherTokenKind.Comma, 1);
            case '=' or '!':
                return MatcherOperator.Read(text.AsSpan(_at)) is { } type
                    ? Token(Utf8MatcherTokenKind.Operator, MatcherOperator.Text(type).Length)
                    : throw new MatcherSyntaxException($"unexpected {text[_at]}: expected one of '=~'", start + 1);
            case '"':
                return ReadQuoted();
        }

        if (IsReserved(text[_at]))
            throw new MatcherSyntaxException($"{text[_at]}: invalid input", start + 1);
        while (_at < text.Length && !IsReserved(text[_at]))
            _at++;
        return new Utf8MatcherToken(Utf8MatcherTokenKind.Text, text[start.._at], start + 1);
    }

    private Utf8MatcherToken ReadQuoted()
    {
        int start = _at++;
        for (; _at < text.Length && text[_at] != '"'; _at++)
        {
            if (text[_at] == '\\')
                _at++;
        }

        if (_at >= text.Length)
            throw new MatcherSyntaxException($"{text[start..]}: missing end \"", start + 1);
        _at++;
        return Unquote(text.AsSpan(start.._at)) is { } unquoted
            ? new Utf8MatcherToken(Utf8MatcherTokenKind.Text, unquoted, start + 1)
            : throw new MatcherSyntaxException($"{text[start.._at]}: invalid input", start + 1);
    }

    /// <summary>Takes the quotes off.</summary>
    /// <returns>Null where an escape is none, a line ends, or escaped bytes are no UTF-8.</returns>
    private static string? Unquote(ReadOnlySpan<char> quoted)
    {
        if (quoted.Contains('\n') || GoQuote.Unquote(quoted[1..^1], '"') is null)
            return null;
        string text = PromqlStrings.Unquote(quoted);
        return PromqlStrings.IsValid(text) ? text : null;
    }

    private Utf8MatcherToken Token(Utf8MatcherTokenKind kind, int length)
    {
        var token = new Utf8MatcherToken(kind, text.Substring(_at, length), _at + 1);
        _at += length;
        return token;
    }
}
