using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <summary>Tells which expressions give the same at every step, because all they look at is fixed by <c>@</c>.</summary>
internal static class StepInvariance
{
    // What these give depends on the time of the step even where their arguments do not.
    private static readonly HashSet<string> TimeDependent =
    [
        "day_of_month", "day_of_week", "day_of_year", "days_in_month", "hour", "info", "minute", "month", "predict_linear", "start_timestamp", "time", "timestamp", "year",
    ];

    public static bool Holds(PromqlExpression expression) => expression switch
    {
        NumberLiteral or StringLiteral => true,
        VectorSelector selector => selector.At is not null,
        RangeSelector range => range.Vector.At is not null,
        SubqueryExpression subquery => subquery.At is not null,
        ParenthesesExpression parentheses => Holds(parentheses.Inner),
        UnaryExpression unary => Holds(unary.Operand),
        BinaryExpression binary => Holds(binary.Left) && Holds(binary.Right),
        AggregateExpression aggregate => Holds(aggregate.Inner) && (aggregate.Parameter is null || Holds(aggregate.Parameter)),
        CallExpression call => !TimeDependent.Contains(call.Function.Name) && call.Arguments.All(Holds),
        _ => false,
    };
}
