namespace Instrumentation.Syntax;

internal sealed partial class ExpressionParser
{
    private const int ShownCharacters = 10;

    private PromqlSyntaxException Error(string problem, SourceSpan span) => new(PromqlStrings.Shorten(problem), _text, span);

    private PromqlSyntaxException TooDeep(SourceSpan span) => Error($"expression is nested too deeply, at most {_options.MaxDepth} levels", span);

    private PromqlSyntaxException Unexpected(string context = "", string expected = "")
    {
        string place = context.Length > 0 ? $" in {context}" : "";
        string wish = expected.Length > 0 ? $", expected {expected}" : "";
        return Error($"unexpected {Describe(_token)}{place}{wish}", _token.Span);
    }

    private void MarkTypes(string problem, SourceSpan span) => _typeMistake ??= Error(problem, span);

    private string Describe(PromqlToken token)
    {
        switch (token.Kind)
        {
            case PromqlTokenKind.EndOfInput:
                return "end of input";
            case PromqlTokenKind.Identifier:
                return $"identifier {PromqlStrings.Quote(TextOf(token))}";
            case PromqlTokenKind.MetricIdentifier:
                return $"metric identifier {PromqlStrings.Quote(TextOf(token))}";
            case PromqlTokenKind.Number:
                return $"number {Shortened(token)}";
            case PromqlTokenKind.Duration:
                return $"duration {Shortened(token)}";
            case PromqlTokenKind.String:
                return $"string {Shortened(token)}";
            case PromqlTokenKind.Aggregator:
                return $"<aggr:{TextOf(token)}>";
            case PromqlTokenKind.At or PromqlTokenKind.RegexMatch or PromqlTokenKind.RegexMismatch:
                return $"<op:{TextOf(token)}>";
        }

        if (OperatorTable.FromToken(token.Kind) is not null)
            return $"<op:{TextOf(token)}>";
        return token.Kind < PromqlTokenKind.Bool ? PromqlStrings.Quote(TextOf(token)) : $"<{TextOf(token)}>";
    }

    private string Shortened(PromqlToken token)
    {
        string text = TextOf(token);
        return text.Length > ShownCharacters ? PromqlStrings.Quote(text[..ShownCharacters]) + "..." : PromqlStrings.Quote(text);
    }
}
