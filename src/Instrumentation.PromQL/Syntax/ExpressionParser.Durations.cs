namespace Instrumentation.Syntax;

internal sealed partial class ExpressionParser
{
    private DurationExpression ParsePositiveDuration(string context, string expected)
    {
        int start = _token.Start;
        DurationExpression duration = ParseDuration(OperatorTable.Lowest, context, expected).Expression;
        SourceSpan span = SpanFrom(start);
        if (duration is not DurationNumber number)
            return duration;
        DurationLiteral literal = Literal(number);
        return literal.Milliseconds > 0 ? literal : throw Error("duration must be greater than 0", span);
    }

    /// <summary>Parses what follows <c>offset</c>: signs and one operand. A calculation has to stand in parentheses there.</summary>
    private DurationExpression ParseOffsetDuration()
    {
        int start = _token.Start;
        int signs = 0;
        bool isMinus = false;
        while (_token.Kind is PromqlTokenKind.Add or PromqlTokenKind.Subtract)
        {
            isMinus ^= Advance().Kind == PromqlTokenKind.Subtract;
            signs++;
        }

        DurationExpression operand = ParseDurationOperand("offset", AnyDuration).Expression;
        if (operand is DurationNumber number)
            return Literal(number with { Value = isMinus ? -number.Value : number.Value, Span = SpanFrom(start) });
        return signs == 0 ? operand : new DurationUnary(isMinus, operand) { Span = SpanFrom(start) };
    }

    private ParsedDuration ParseDuration(int lowest, string context, string expected)
    {
        Enter();
        ParsedDuration left = ParseSignedDuration(context, expected);
        while (OperatorTable.FromToken(_token.Kind) is { } operation && IsArithmetic(operation) && OperatorTable.Precedence(operation) >= lowest)
            left = ParseDurationBinary(left, operation);
        _depth--;
        return left;
    }

    private static bool IsArithmetic(BinaryOperator operation) => operation is BinaryOperator.Add or BinaryOperator.Subtract
        or BinaryOperator.Multiply or BinaryOperator.Divide or BinaryOperator.Modulo or BinaryOperator.Power;

    private ParsedDuration ParseDurationBinary(ParsedDuration left, BinaryOperator operation)
    {
        PromqlToken symbol = Advance();
        RequireDurationExpressions(left.Expression.Span);
        int level = OperatorTable.Precedence(operation);
        ParsedDuration right = ParseDuration(operation == BinaryOperator.Power ? level : level + 1, "duration expression", AnyDuration);
        if (right.Expression is DurationNumber { Value: 0 } && operation is BinaryOperator.Divide or BinaryOperator.Modulo)
            throw Error(operation == BinaryOperator.Divide ? "division by zero" : "modulo by zero", symbol.Span);
        var node = new DurationBinary(operation, left.Expression, right.Expression) { Span = SpanFrom(left.Expression.Span.Start) };
        return Node(node, Math.Max(left.Depth, right.Depth));
    }

    private ParsedDuration ParseSignedDuration(string context, string expected)
    {
        if (_token.Kind is not (PromqlTokenKind.Add or PromqlTokenKind.Subtract))
            return ParseDurationOperand(context, expected);
        PromqlToken sign = Advance();
        bool isMinus = sign.Kind == PromqlTokenKind.Subtract;
        ParsedDuration operand = ParseDuration(OperatorTable.Power, context, expected);
        SourceSpan span = SpanFrom(sign.Start);
        if (operand.Expression is DurationNumber number)
            return operand with { Expression = number with { Value = isMinus ? -number.Value : number.Value, Span = span } };
        return isMinus ? Node(new DurationUnary(isMinus, operand.Expression) { Span = span }, operand.Depth) : operand;
    }

    private ParsedDuration ParseDurationOperand(string context, string expected)
    {
        PromqlToken first = _token;
        switch (first.Kind)
        {
            case PromqlTokenKind.Number or PromqlTokenKind.Duration:
                (double value, bool isDuration) = TakeNumber();
                if (!(Math.Abs(value) <= PromqlDurations.MaxSeconds))
                    throw Error("duration out of range", first.Span);
                return new ParsedDuration(new DurationNumber(value, isDuration) { Span = first.Span }, 1);
            case PromqlTokenKind.LeftParenthesis:
                Advance();
                RequireDurationExpressions(first.Span);
                ParsedDuration inner = ParseDuration(OperatorTable.Lowest, context, expected);
                Expect(PromqlTokenKind.RightParenthesis, "duration expression", "\")\"");
                return inner.Expression is DurationNumber or DurationParentheses
                    ? inner with { Expression = inner.Expression with { Span = SpanFrom(first.Start) } }
                    : Node(new DurationParentheses(inner.Expression) { Span = SpanFrom(first.Start) }, inner.Depth);
            case PromqlTokenKind.Step or PromqlTokenKind.Range or PromqlTokenKind.MinOf or PromqlTokenKind.MaxOf:
                return ParseDurationCall();
            default:
                throw Unexpected(context, expected);
        }
    }

    private ParsedDuration ParseDurationCall()
    {
        PromqlToken name = Advance();
        RequireDurationExpressions(name.Span);
        Expect(PromqlTokenKind.LeftParenthesis, "duration expression", "\"(\"");
        var arguments = new List<DurationExpression>();
        int depth = 0;
        if (name.Kind is PromqlTokenKind.MinOf or PromqlTokenKind.MaxOf)
        {
            ParsedDuration first = ParseDuration(OperatorTable.Lowest, "duration expression", AnyDuration);
            Expect(PromqlTokenKind.Comma, "duration expression", "\",\"");
            ParsedDuration second = ParseDuration(OperatorTable.Lowest, "duration expression", AnyDuration);
            arguments.Add(first.Expression);
            arguments.Add(second.Expression);
            depth = Math.Max(first.Depth, second.Depth);
        }

        Expect(PromqlTokenKind.RightParenthesis, "duration expression", "\")\"");
        DurationFunction function = name.Kind switch
        {
            PromqlTokenKind.Step => DurationFunction.Step,
            PromqlTokenKind.Range => DurationFunction.Range,
            PromqlTokenKind.MinOf => DurationFunction.Min,
            _ => DurationFunction.Max,
        };
        return Node(new DurationCall(function, arguments) { Span = SpanFrom(name.Start) }, depth);
    }

    private static DurationLiteral Literal(DurationNumber number) => new(PromqlDurations.ToMilliseconds(number.Value)) { Span = number.Span };

    private void RequireDurationExpressions(SourceSpan span)
    {
        if (!_options.DurationExpressions)
            throw Error("experimental duration expression is not enabled", span);
    }

    private ParsedDuration Node(DurationExpression expression, int childDepth)
    {
        if (childDepth >= _options.MaxDepth)
            throw TooDeep(expression.Span);
        return new ParsedDuration(expression, childDepth + 1);
    }

    /// <summary>A part of a length of time, with the number of nodes on the longest way down.</summary>
    private readonly record struct ParsedDuration(DurationExpression Expression, int Depth);
}
