using Instrumentation.Syntax;

namespace Instrumentation.PromqlPeer.Generation;

/// <content>Scalars.</content>
internal sealed partial class QueryGenerator
{
    private static readonly double[] Numbers = [0, 0.5, 1, 1, 2, 3, 7, 10, 100, 0.1, -1, -2.5, 1e6, 12.25, 0x1f];
    private static readonly double[] EdgeNumbers = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e300, 1e-200];

    private PromqlExpression Scalar(int depth)
    {
        if (depth <= 0)
            return _draw.Chance(0.9) ? Number() : Call(_draw.Of(["time", "pi"]));
        return _draw.Weighted<PromqlExpression>(
            (40, Number),
            (10, () => Call("time")),
            (8, () => Call("pi")),
            (25, () => Call("scalar", Keyed([], isExact: true, depth - 1).Expression)),
            (12, () => ScalarOperation(depth)),
            (3, () => new ParenthesesExpression(Scalar(depth - 1))),
            (4, () => new UnaryExpression(_draw.Chance(0.7), Scalar(depth - 1))));
    }

    private NumberLiteral Number() => new(_draw.Chance(0.96) ? _draw.Of(Numbers) : _draw.Of(EdgeNumbers));

    private BinaryExpression ScalarOperation(int depth)
    {
        BinaryOperator operation = _draw.Chance(0.7) ? _draw.Of(Arithmetic) : _draw.Of(Comparisons);
        return new BinaryExpression(operation, Scalar(depth - 1), Scalar(depth - 1)) { ReturnBool = IsComparison(operation) };
    }
}
