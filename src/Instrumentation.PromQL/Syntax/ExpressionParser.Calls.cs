namespace Instrumentation.Syntax;

internal sealed partial class ExpressionParser
{
    private const string InfoFunction = "info";

    private Parsed ParseAggregation(PromqlToken word)
    {
        AggregationOperator operation = OperatorTable.FindAggregation(TextOf(word));
        (string[] Labels, bool Without)? grouping = TakeGrouping();
        if (_token.Kind != PromqlTokenKind.LeftParenthesis)
            throw Unexpected("aggregation");
        List<Parsed> arguments = ParseArguments(labelSelectorAt: -1);
        grouping ??= TakeGrouping();
        SourceSpan span = SpanFrom(word.Start);
        if (arguments.Count == 0)
            throw Error("no arguments for aggregate expression provided", span);
        if (OperatorTable.IsExperimental(operation) && !_options.ExperimentalFunctions)
            throw Error($"{OperatorTable.Name(operation)}() is experimental and must be enabled with experimental functions", span);
        PromqlType? parameterType = OperatorTable.ParameterType(operation);
        int wanted = parameterType is null ? 1 : 2;
        if (arguments.Count != wanted)
            throw Error($"wrong number of arguments for aggregate expression provided, expected {wanted}, got {arguments.Count}", span);
        Parsed inner = arguments[^1];
        RequireType(inner, PromqlType.InstantVector, "aggregation expression");
        if (parameterType is { } type)
            RequireType(arguments[0], type, "aggregation parameter");
        PromqlExpression? parameter = parameterType is null ? null : arguments[0].Expression;
        (string[] labels, bool without) = grouping ?? ([], false);
        var node = new AggregateExpression(operation, inner.Expression, parameter, labels, without) { Span = span };
        return Node(node, PromqlType.InstantVector, Math.Max(inner.Depth, arguments[0].Depth));
    }

    private (string[] Labels, bool Without)? TakeGrouping()
    {
        if (_token.Kind is not (PromqlTokenKind.By or PromqlTokenKind.Without))
            return null;
        bool without = Advance().Kind == PromqlTokenKind.Without;
        return (ParseLabelList(), without);
    }

    private Parsed ParseCall(PromqlToken word)
    {
        string name = TextOf(word);
        if (!FunctionTable.TryGet(name, out FunctionSignature? function))
            throw Error($"unknown function with name {PromqlStrings.Quote(name)}", word.Span);
        if (function.IsExperimental && !_options.ExperimentalFunctions)
            throw Error($"function {PromqlStrings.Quote(name)} is not enabled", word.Span);
        bool isInfo = name == InfoFunction;
        List<Parsed> arguments = ParseArguments(labelSelectorAt: isInfo ? 1 : -1);
        SourceSpan span = SpanFrom(word.Start);
        CheckCount(function, arguments.Count, span);
        if (isInfo && arguments.Count > 1)
            CheckLabelSelector(arguments[1].Expression);
        for (int i = 0; i < arguments.Count; i++)
        {
            if (i < function.Parameters.Count || function.OptionalCount != 0)
                RequireType(arguments[i], function.Parameters[Math.Min(i, function.Parameters.Count - 1)], $"call to function {PromqlStrings.Quote(name)}");
        }

        int depth = arguments.Count == 0 ? 0 : arguments.Max(argument => argument.Depth);
        return Node(new CallExpression(function, [.. arguments.Select(argument => argument.Expression)]) { Span = span }, function.ReturnType, depth);
    }

    private List<Parsed> ParseArguments(int labelSelectorAt)
    {
        Advance();
        var arguments = new List<Parsed>();
        if (TryTake(PromqlTokenKind.RightParenthesis))
            return arguments;
        while (true)
        {
            if (arguments.Count == labelSelectorAt)
                _anySeriesAt = _token.Start;
            arguments.Add(ParseExpression(OperatorTable.Lowest));
            if (TryTake(PromqlTokenKind.RightParenthesis))
                return arguments;
            PromqlToken comma = _token;
            Expect(PromqlTokenKind.Comma);
            if (_token.Kind == PromqlTokenKind.RightParenthesis)
                throw Error("trailing commas not allowed in function call args", comma.Span);
        }
    }

    private void CheckCount(FunctionSignature function, int count, SourceSpan span)
    {
        string name = PromqlStrings.Quote(function.Name);
        if (function.OptionalCount == 0 && count != function.MinimumCount)
            MarkTypes($"expected {function.MinimumCount} argument(s) in call to {name}, got {count}", span);
        else if (count < function.MinimumCount)
            MarkTypes($"expected at least {function.MinimumCount} argument(s) in call to {name}, got {count}", span);
        else if (count > function.MaximumCount)
            MarkTypes($"expected at most {function.MaximumCount} argument(s) in call to {name}, got {count}", span);
    }

    private void CheckLabelSelector(PromqlExpression argument)
    {
        if (argument is not VectorSelector selector)
            MarkTypes("expected label selectors only", argument.Span);
        else if (selector.MetricName.Length > 0 && _text[selector.Span.Start] != '{')
            MarkTypes("expected label selectors only, got vector selector instead", argument.Span);
    }

    private void RequireType(Parsed part, PromqlType type, string context)
    {
        if (part.Type != type)
            MarkTypes($"expected type {OperatorTable.Name(type)} in {context}, got {OperatorTable.Name(part.Type)}", part.Expression.Span);
    }
}
