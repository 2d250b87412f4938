namespace Instrumentation.Syntax;

internal sealed partial class ExpressionParser
{
    private const string AnyDuration = "number, duration, step(), or range()";

    private Parsed ParsePostfix(Parsed operand)
    {
        while (true)
        {
            switch (_token.Kind)
            {
                case PromqlTokenKind.LeftBracket:
                    operand = ParseRange(operand);
                    break;
                case PromqlTokenKind.Offset:
                    operand = ParseOffset(operand);
                    break;
                case PromqlTokenKind.At:
                    operand = ParseAt(operand);
                    break;
                case PromqlTokenKind.Anchored or PromqlTokenKind.Smoothed:
                    operand = ParseMode(operand);
                    break;
                default:
                    return operand;
            }
        }
    }

    private Parsed ParseRange(Parsed operand)
    {
        int start = operand.Expression.Span.Start;
        int bracket = Advance().Start;
        DurationExpression range = ParsePositiveDuration("subquery or range selector", AnyDuration);
        if (TryTake(PromqlTokenKind.Colon))
        {
            DurationExpression? step = null;
            if (_token.Kind != PromqlTokenKind.RightBracket)
                step = ParsePositiveDuration("subquery selector", "number, duration, step(), range(), or \"]\"");
            Expect(PromqlTokenKind.RightBracket, "subquery selector", "\"]\"");
            var subquery = new SubqueryExpression(operand.Expression, range, step) { Span = SpanFrom(start) };
            if (operand.Type != PromqlType.InstantVector)
            {
                string type = operand.Type == PromqlType.RangeVector ? "matrix" : OperatorTable.Name(operand.Type);
                MarkTypes($"subquery is only allowed on instant vector, got {type} instead", subquery.Span);
            }

            return Node(subquery, PromqlType.RangeVector, operand.Depth);
        }

        Expect(PromqlTokenKind.RightBracket, "subquery or range", "\":\" or \"]\"");
        string? problem = operand.Expression switch
        {
            VectorSelector { Offset: not null } => "no offset modifiers allowed before range",
            VectorSelector { At: not null } => "no @ modifiers allowed before range",
            VectorSelector => null,
            _ => "ranges only allowed for vector selectors",
        };
        if (problem is not null)
            throw Error(problem, SpanFrom(bracket));
        return Node(new RangeSelector((VectorSelector)operand.Expression, range) { Span = SpanFrom(start) }, PromqlType.RangeVector, operand.Depth);
    }

    private Parsed ParseOffset(Parsed operand)
    {
        Advance();
        DurationExpression offset = ParseOffsetDuration();
        SourceSpan whole = SpanFrom(operand.Expression.Span.Start);
        DurationExpression? earlier = operand.Expression switch
        {
            VectorSelector vector => vector.Offset,
            RangeSelector range => range.Vector.Offset,
            SubqueryExpression subquery => subquery.Offset,
            _ => throw Error("offset modifier must be preceded by an instant vector selector or range vector selector or a subquery", operand.Expression.Span),
        };
        if (earlier is not null)
            throw Error("offset may not be set multiple times", operand.Expression.Span);
        DurationExpression? kept = offset is DurationLiteral { Milliseconds: 0 } ? null : offset;
        return operand with
        {
            Expression = operand.Expression switch
            {
                VectorSelector vector => vector with { Offset = kept, Span = whole },
                RangeSelector range => range with { Vector = range.Vector with { Offset = kept }, Span = whole },
                var other => (SubqueryExpression)other with { Offset = kept, Span = whole },
            },
        };
    }

    private Parsed ParseAt(Parsed operand)
    {
        Advance();
        AtModifier at = ParseAtTime(operand.Expression.Span);
        SourceSpan whole = SpanFrom(operand.Expression.Span.Start);
        AtModifier? earlier = operand.Expression switch
        {
            VectorSelector vector => vector.At,
            RangeSelector range => range.Vector.At,
            SubqueryExpression subquery => subquery.At,
            _ => throw Error("@ modifier must be preceded by an instant vector selector or range vector selector or a subquery", operand.Expression.Span),
        };
        if (earlier is not null)
            throw Error("@ <timestamp> may not be set multiple times", operand.Expression.Span);
        return operand with
        {
            Expression = operand.Expression switch
            {
                VectorSelector vector => vector with { At = at, Span = whole },
                RangeSelector range => range with { Vector = range.Vector with { At = at }, Span = whole },
                var other => (SubqueryExpression)other with { At = at, Span = whole },
            },
        };
    }

    private AtModifier ParseAtTime(SourceSpan operand)
    {
        if (_token.Kind is PromqlTokenKind.Start or PromqlTokenKind.End)
        {
            bool isStart = Advance().Kind == PromqlTokenKind.Start;
            Expect(PromqlTokenKind.LeftParenthesis, "@", "timestamp");
            Expect(PromqlTokenKind.RightParenthesis, "@", "timestamp");
            return new AtModifier(isStart ? AtAnchor.Start : AtAnchor.End, 0);
        }

        double seconds = TakeSignedNumber("@", "timestamp");
        double milliseconds = Math.Round(seconds * 1000, MidpointRounding.AwayFromZero);
        if (!(Math.Abs(milliseconds) < long.MaxValue))
            throw Error($"timestamp out of bounds for @ modifier: {PromqlNumbers.Format(seconds)}", operand);
        return new AtModifier(AtAnchor.Time, (long)milliseconds);
    }

    private Parsed ParseMode(Parsed operand)
    {
        PromqlToken word = Advance();
        SelectorMode mode = word.Kind == PromqlTokenKind.Anchored ? SelectorMode.Anchored : SelectorMode.Smoothed;
        string name = mode == SelectorMode.Anchored ? "anchored" : "smoothed";
        SourceSpan span = operand.Expression.Span;
        if (!_options.ExtendedRangeSelectors)
            throw Error($"{name} modifier is experimental and not enabled", word.Span);
        VectorSelector vector = operand.Expression switch
        {
            VectorSelector selector => selector,
            RangeSelector range => range.Vector,
            SubqueryExpression => throw Error($"{name} modifier is not supported for subqueries", span),
            _ => throw Error($"{name} modifier not implemented", span),
        };
        if (vector.Mode != SelectorMode.Plain && vector.Mode != mode)
            throw Error("anchored and smoothed modifiers cannot be used together", span);
        SourceSpan whole = SpanFrom(span.Start);
        return operand with
        {
            Expression = operand.Expression is RangeSelector old
                ? old with { Vector = vector with { Mode = mode }, Span = whole }
                : vector with { Mode = mode, Span = whole },
        };
    }
}
