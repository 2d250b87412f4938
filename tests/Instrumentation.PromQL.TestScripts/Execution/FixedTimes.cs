using Instrumentation.Syntax;

namespace Instrumentation.TestScripts.Execution;

/// <summary>Fixes the selectors of an expression to a time with <c>@</c>.</summary>
public static class FixedTimes
{
    // What these give depends on when the query runs, whatever their arguments are fixed to.
    private static readonly HashSet<string> DependOnTime = new(StringComparer.Ordinal)
    {
        "days_in_month", "day_of_month", "day_of_week", "day_of_year", "end", "hour", "minute", "month", "year", "predict_linear", "range", "start", "step",
        "time", "timestamp",
    };

    /// <summary>Fixes every selector and subquery that is not fixed to a time yet, those inside a fixed subquery excepted.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="timeUnixMs">The time.</param>
    /// <returns>The expression printed anew; null when it does not parse or depends on time elsewhere.</returns>
    public static string? Add(string expression, long timeUnixMs)
    {
        try
        {
            PromqlExpression parsed = PromqlParser.Parse(expression, PromqlParserOptions.AllExperimental);
            return Add(parsed, new AtModifier(AtAnchor.Time, timeUnixMs)) is { } changed ? PromqlPrinter.Print(changed) : null;
        }
        catch (PromqlSyntaxException)
        {
            return null;
        }
    }

    private static PromqlExpression? Add(PromqlExpression expression, AtModifier at) => expression switch
    {
        VectorSelector selector => Add(selector, at),
        RangeSelector range => range with { Vector = Add(range.Vector, at) },
        SubqueryExpression subquery => subquery with { At = subquery.At is { Anchor: AtAnchor.Time } ? subquery.At : at },
        CallExpression call => Add(call, at),
        AggregateExpression aggregate => Add(aggregate, at),
        BinaryExpression binary => Add(binary.Left, at) is { } left && Add(binary.Right, at) is { } right ? binary with { Left = left, Right = right } : null,
        UnaryExpression unary => Add(unary.Operand, at) is { } operand ? unary with { Operand = operand } : null,
        ParenthesesExpression parentheses => Add(parentheses.Inner, at) is { } inner ? parentheses with { Inner = inner } : null,
        _ => expression,
    };

    private static VectorSelector Add(VectorSelector selector, AtModifier at) => selector.At is { Anchor: AtAnchor.Time } ? selector : selector with { At = at };

    private static CallExpression? Add(CallExpression call, AtModifier at)
    {
        if (DependOnTime.Contains(call.Function.Name))
            return null;
        PromqlExpression?[] arguments = [.. call.Arguments.Select(argument => Add(argument, at))];
        return arguments.Contains(null) ? null : call with { Arguments = arguments! };
    }

    private static AggregateExpression? Add(AggregateExpression aggregate, AtModifier at)
    {
        PromqlExpression? inner = Add(aggregate.Inner, at);
        PromqlExpression? parameter = aggregate.Parameter is null ? null : Add(aggregate.Parameter, at);
        return inner is null || (parameter is null && aggregate.Parameter is not null) ? null : aggregate with { Inner = inner, Parameter = parameter };
    }
}
