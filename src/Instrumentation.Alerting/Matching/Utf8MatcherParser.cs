using Instrumentation.Labels;

namespace Instrumentation.Matching;

/// <summary>The newer syntax: names and values are in quotes where they hold anything special, and braces come in pairs.</summary>
internal sealed class Utf8MatcherParser
{
    private readonly Utf8MatcherLexer _lexer;

    private Utf8MatcherParser(string text)
    {
        _lexer = new Utf8MatcherLexer(text);
    }

    public static IReadOnlyList<LabelMatcher> Parse(string text) => new Utf8MatcherParser(text).Parse();

    private List<LabelMatcher> Parse()
    {
        var matchers = new List<LabelMatcher>();
        bool hasBrace = Accept(Utf8MatcherTokenKind.OpenBrace);
        while (_lexer.Peek().Kind is not (Utf8MatcherTokenKind.CloseBrace or Utf8MatcherTokenKind.End))
        {
            matchers.Add(ParseOne());
            if (!Accept(Utf8MatcherTokenKind.Comma))
                break;
        }

        Utf8MatcherToken end = _lexer.Take();
        if (end.Kind == Utf8MatcherTokenKind.CloseBrace && !hasBrace)
            throw end.Unexpected("an opening brace before it");
        if (hasBrace && end.Kind != Utf8MatcherTokenKind.CloseBrace)
            throw end.Unexpected("a comma or close brace");
        if (hasBrace)
            end = _lexer.Take();
        return end.Kind == Utf8MatcherTokenKind.End ? matchers : throw end.Unexpected(hasBrace ? "end of input" : "a comma or end of input");
    }

    private LabelMatcher ParseOne()
    {
        Utf8MatcherToken name = Text("label name");
        Utf8MatcherToken comparison = _lexer.Take();
        if (comparison.Kind != Utf8MatcherTokenKind.Operator)
            throw comparison.Unexpected("an operator such as '=', '!=', '=~' or '!~'");
        Utf8MatcherToken value = Text("label value");
        if (name.Text.Length == 0)
            throw new MatcherSyntaxException("a label name is empty", name.Column);
        return MatcherOperator.Matcher(name.Text, MatcherOperator.Read(comparison.Text)!.Value, value.Text, value.Column);
    }

    private Utf8MatcherToken Text(string what)
    {
        Utf8MatcherToken token = _lexer.Take();
        return token.Kind == Utf8MatcherTokenKind.Text ? token : throw token.Unexpected(what);
    }

    private bool Accept(Utf8MatcherTokenKind kind)
    {
        if (_lexer.Peek().Kind != kind)
            return false;
        _lexer.Take();
        return true;
    }
}
