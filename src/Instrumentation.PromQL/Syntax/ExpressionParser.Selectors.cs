using Instrumentation.Labels;

namespace Instrumentation.Syntax;

internal sealed partial class ExpressionParser
{
    /// <summary>Where a selector starts that may match every series: the second argument of <c>info</c>.</summary>
    private int _anySeriesAt = -1;

    /// <summary>Parses the whole text as a selector without times, which may match every series.</summary>
    /// <exception cref="PromqlSyntaxException">The text is none.</exception>
    public VectorSelector ParseSeriesSelector()
    {
        _anySeriesAt = _token.Start;
        if (_token.Kind != PromqlTokenKind.LeftBrace && !PromqlKeywords.CanNameMetric(_token.Kind))
            throw Unexpected();
        Parsed selector = ParseSelector(_token.Kind == PromqlTokenKind.LeftBrace ? null : Advance());
        if (_token.Kind != PromqlTokenKind.EndOfInput)
            throw Unexpected();
        return _typeMistake is null ? (VectorSelector)selector.Expression : throw _typeMistake;
    }

    /// <summary>Parses a selector whose name, where it has one in front, is taken already.</summary>
    private Parsed ParseSelector(PromqlToken? name)
    {
        int start = name?.Start ?? _token.Start;
        string written = name is { } word ? TextOf(word) : "";
        var matchers = new List<LabelMatcher>();
        string quoted = "";
        if (_token.Kind == PromqlTokenKind.LeftBrace)
            quoted = ParseBraces(matchers);
        SourceSpan span = SpanFrom(start);
        if (written.Length > 0)
        {
            if (matchers.Find(matcher => matcher.Name == LabelNames.MetricName) is { } twice)
                MarkTypes($"metric name must not be set twice: {PromqlStrings.Quote(written)} or {PromqlStrings.Quote(twice.Value)}", span);
            matchers.Insert(0, new LabelMatcher(LabelNames.MetricName, LabelMatchType.Equal, written));
        }
        else if (quoted.Length > 0 && matchers.Count(matcher => matcher.Name == LabelNames.MetricName) == 1)
        {
            int place = matchers.FindIndex(matcher => matcher.Name == LabelNames.MetricName);
            LabelMatcher matcher = matchers[place];
            matchers.RemoveAt(place);
            matchers.Insert(0, matcher);
            written = quoted;
        }

        if (start != _anySeriesAt && matchers.TrueForAll(matcher => matcher.MatchesEmpty))
            MarkTypes("vector selector must contain at least one non-empty matcher", span);
        return new Parsed(new VectorSelector(written, matchers) { Span = span }, PromqlType.InstantVector, 1);
    }

    /// <summary>Parses matchers in braces.</summary>
    /// <returns>A name in quotes without an operator; empty when there is none.</returns>
    private string ParseBraces(List<LabelMatcher> matchers)
    {
        Advance();
        string quotedName = "";
        while (!TryTake(PromqlTokenKind.RightBrace))
        {
            if (_token.Kind is not (PromqlTokenKind.Identifier or PromqlTokenKind.String))
                throw Unexpected("label matching", "identifier or \"}\"");
            PromqlToken label = Advance();
            bool isQuoted = label.Kind == PromqlTokenKind.String;
            string name = isQuoted ? Unquote(label) : TextOf(label);
            if (isQuoted && _token.Kind is PromqlTokenKind.Comma or PromqlTokenKind.RightBrace)
            {
                matchers.Add(new LabelMatcher(LabelNames.MetricName, LabelMatchType.Equal, name));
                quotedName = name;
            }
            else
            {
                matchers.Add(ParseMatcher(label, name, isQuoted));
            }

            if (_token.Kind != PromqlTokenKind.RightBrace)
                Expect(PromqlTokenKind.Comma, "label matching", "\",\" or \"}\"");
        }

        return quotedName;
    }

    // The name of a method's parameter says nothing to who wrote the expression.
    private static string WithoutParameter(ArgumentException exception)
    {
        int suffix = exception.Message.LastIndexOf(" (Parameter '", StringComparison.Ordinal);
        return suffix < 0 ? exception.Message : exception.Message[..suffix];
    }

    private LabelMatcher ParseMatcher(PromqlToken label, string name, bool isQuoted)
    {
        LabelMatchType type = _token.Kind switch
        {
            PromqlTokenKind.Assign => LabelMatchType.Equal,
            PromqlTokenKind.NotEqual => LabelMatchType.NotEqual,
            PromqlTokenKind.RegexMatch => LabelMatchType.Regex,
            PromqlTokenKind.RegexMismatch => LabelMatchType.NotRegex,
            _ => throw Unexpected("label matching", isQuoted ? "\",\" or \"}\"" : "label matching operator"),
        };
        Advance();
        if (_token.Kind != PromqlTokenKind.String)
            throw Unexpected("label matching", "string");
        if (name.Length == 0)
            throw Error("label name must not be empty", label.Span);
        string value = Unquote(_token);
        var span = new SourceSpan(label.Start, _token.End);
        Advance();
        try
        {
            return new LabelMatcher(name, type, value);
        }
        catch (ArgumentException exception)
        {
            throw Error($"error parsing regexp {PromqlStrings.Quote(value)}: {WithoutParameter(exception)}", span);
        }
    }
}
