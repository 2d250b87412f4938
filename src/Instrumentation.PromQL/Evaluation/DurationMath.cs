using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <summary>Computes the lengths of time in ranges, offsets and steps.</summary>
internal static class DurationMath
{
    // Beyond this a length of time in milliseconds would overflow sums with timestamps.
    private const double MostSeconds = 9.2e12;

    public static long Milliseconds(DurationExpression duration, StepGrid query)
    {
        if (duration is DurationLiteral literal)
            return literal.Milliseconds;
        double seconds = Seconds(duration, query);
        if (!(Math.Abs(seconds) <= MostSeconds))
            throw PromqlEvaluationException.Execution($"duration out of range: {duration}");
        return (long)Math.Round(seconds * 1000, MidpointRounding.AwayFromZero);
    }

    public static long OffsetMs(DurationExpression? offset, StepGrid query) => offset is null ? 0 : Milliseconds(offset, query);

    public static long RangeMs(DurationExpression range, StepGrid query)
    {
        long milliseconds = Milliseconds(range, query);
        return milliseconds > 0 ? milliseconds : throw PromqlEvaluationException.Execution("duration must be greater than 0");
    }

    private static double Seconds(DurationExpression duration, StepGrid query) => duration switch
    {
        DurationLiteral literal => literal.Milliseconds / 1000.0,
        DurationNumber number => number.Value,
        DurationParentheses parentheses => Seconds(parentheses.Inner, query),
        DurationUnary unary => unary.IsMinus ? -Seconds(unary.Operand, query) : Seconds(unary.Operand, query),
        DurationCall call => Call(call, query),
        DurationBinary binary => Combine(binary.Operator, Seconds(binary.Left, query), Seconds(binary.Right, query)),
        _ => throw new NotSupportedException(duration.GetType().Name),
    };

    private static double Call(DurationCall call, StepGrid query) => call.Function switch
    {
        DurationFunction.Step => query.StepMs / 1000.0,
        DurationFunction.Range => (query.EndMs - query.StartMs) / 1000.0,
        DurationFunction.Min => Math.Min(Seconds(call.Arguments[0], query), Seconds(call.Arguments[1], query)),
        _ => Math.Max(Seconds(call.Arguments[0], query), Seconds(call.Arguments[1], query)),
    };

    private static double Combine(BinaryOperator operation, double left, double right) => operation switch
    {
        BinaryOperator.Add => left + right,
        BinaryOperator.Subtract => left - right,
        BinaryOperator.Multiply => left * right,
        BinaryOperator.Divide => right == 0 ? throw PromqlEvaluationException.Execution("division by zero") : left / right,
        BinaryOperator.Modulo => right == 0 ? throw PromqlEvaluationException.Execution("modulo by zero") : left % right,
        _ => Math.Pow(left, right),
    };
}
