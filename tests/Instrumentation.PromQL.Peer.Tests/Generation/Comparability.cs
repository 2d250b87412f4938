using Instrumentation.Syntax;

namespace Instrumentation.PromqlPeer.Generation;

/// <summary>Tells of which expressions 2.42 gives a result that another engine can be held to.</summary>
internal static class Comparability
{
    // Their last digit is that of a library: Go's own, and C's.
    private static readonly HashSet<string> Elementary =
    [
        "acos", "acosh", "asin", "asinh", "atan", "atanh", "cos", "cosh", "exp", "ln", "log10", "log2", "sin", "sinh", "tan", "tanh",
    ];

    private static readonly HashSet<string> Magnifying =
    [
        "acos", "acosh", "asin", "atanh", "ceil", "changes", "cos", "day_of_month", "day_of_week", "day_of_year", "days_in_month", "delta", "deriv", "floor", "hour",
        "idelta", "increase", "irate", "ln", "log10", "log2", "minute", "month", "predict_linear", "rate", "resets", "round", "sin", "stddev_over_time", "stdvar_over_time", "tan",
        "year",
    ];

    public static bool Holds(PromqlExpression expression) => !PromqlTree.Descendants(expression).Any(static node => MagnifiesLastDigit(node) || IsMistakenBefore3(node));

    private static bool MagnifiesLastDigit(PromqlExpression node) => Magnifies(node) && PromqlTree.Descendants(node).Skip(1).Any(IsElementary);

    private static bool IsElementary(PromqlExpression node) => node switch
    {
        CallExpression call => Elementary.Contains(call.Function.Name),
        BinaryExpression binary => binary.Operator is BinaryOperator.Power or BinaryOperator.Atan2,
        _ => false,
    };

    private static bool Magnifies(PromqlExpression node) => node switch
    {
        CallExpression call => Magnifying.Contains(call.Function.Name),
        BinaryExpression binary => binary.Operator is BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Modulo or BinaryOperator.Power
            or (>= BinaryOperator.Equal and <= BinaryOperator.LessOrEqual),
        AggregateExpression aggregate => aggregate.Operator is AggregationOperator.StdDev or AggregationOperator.StdVar or AggregationOperator.CountValues,
        _ => false,
    };

    // A fixed time inside a subquery that is moved is read at another time where the subquery's first step is that of the query. `predict_linear`
    // and `quantile_over_time` move the range on in spite of its fixed time (#11708), `timestamp` forgets an offset beside a fixed time, and a sign in front of series that differ by
    // their name alone fails although they are not there at the same time.
    private static bool IsMistakenBefore3(PromqlExpression node) => node switch
    {
        CallExpression { Function.Name: "predict_linear", Arguments: [RangeSelector { Vector.At: not null } or SubqueryExpression { At: not null }, _] } => true,
        CallExpression { Function.Name: "quantile_over_time", Arguments: [not NumberLiteral, RangeSelector { Vector.At: not null } or SubqueryExpression { At: not null }] } => true,
        CallExpression { Function.Name: "timestamp" } call => Unwrap(call.Arguments[0]) is VectorSelector { At: not null, Offset: not null },
        SubqueryExpression subquery => (subquery.At is not null || subquery.Offset is not null) && PromqlTree.Descendants(subquery).Skip(1).Any(IsFixed),
        UnaryExpression { IsMinus: true } unary => PromqlTree.Descendants(unary).Any(static part => part is BinaryExpression { Operator: BinaryOperator.Or }),
        _ => false,
    };

    private static bool IsFixed(PromqlExpression node) => node is VectorSelector { At: not null } or SubqueryExpression { At: not null };

    private static PromqlExpression Unwrap(PromqlExpression expression) => expression is ParenthesesExpression parentheses ? Unwrap(parentheses.Inner) : expression;
}
