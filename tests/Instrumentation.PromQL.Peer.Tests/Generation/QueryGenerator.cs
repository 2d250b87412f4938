using System.Collections.Immutable;
using Instrumentation.PromqlPeer.Data;
using Instrumentation.Syntax;

namespace Instrumentation.PromqlPeer.Generation;

/// <summary>
/// Makes random expressions over the <see cref="Catalogue"/>. It knows which labels each part has, so that series mostly find partners and results are
/// mostly there.
/// </summary>
internal sealed partial class QueryGenerator
{
    private const int DeepestNesting = 4;
    private const int MostSteps = 12;
    private const long SecondMs = 1000;
    private const long MinuteMs = 60 * SecondMs;

    // So far into the data that ranges and offsets find some, on both sides.
    private const long EarliestQueryMs = DataSet.StartUnixMs + (50 * MinuteMs);
    private const long LatestQueryMs = DataSet.StartUnixMs + DataSet.LengthMs - (15 * MinuteMs);

    private readonly Draw _draw;

    private QueryGenerator(int seed) => _draw = new Draw(seed);

    /// <summary>Makes the query with a number of a seed's sequence.</summary>
    public static FuzzQuery Make(int seed, int number) => new QueryGenerator(unchecked((seed * 1_000_003) + number)).Query(number);

    private FuzzQuery Query(int number)
    {
        bool isRange = _draw.Chance(0.5);
        PromqlExpression expression = Expression(isRange);
        while (!Comparability.Holds(expression))
            expression = Expression(isRange);
        long start = EarliestQueryMs + (_draw.Between(0, (int)((LatestQueryMs - EarliestQueryMs) / SecondMs)) * SecondMs);
        if (_draw.Chance(0.4))
            start -= start % MinuteMs;
        if (!isRange)
            return new FuzzQuery(number, expression, start, start, 0);
        long step = _draw.Of([7, 15, 30, 60, 61, 150]) * SecondMs;
        long end = Math.Min(start + (_draw.Between(0, MostSteps - 1) * step) + _draw.Of([0, 1, 5]), LatestQueryMs);
        return new FuzzQuery(number, expression, start, Math.Max(start, end - (end % SecondMs)), step);
    }

    private PromqlExpression Expression(bool isRange)
    {
        int depth = _draw.Between(1, DeepestNesting);
        return _draw.Weighted(
            (92, () => Vector(depth).Expression),
            (4, () => Scalar(depth)),
            (3, () => isRange ? Scalar(depth) : Range(depth).Expression),
            (1, () => isRange ? Scalar(depth) : new StringLiteral(_draw.Of(["", "a\"b", "ü\n", "plain"]))));
    }

    private VectorTerm Vector(int depth)
    {
        if (depth <= 0)
            return _draw.Chance(0.9) ? Selector() : new VectorTerm(Call("vector", Scalar(0)), [], []);
        return _draw.Weighted(
            (22, () => InstantFunction(depth)),
            (22, () => RangeFunction(depth)),
            (18, () => Aggregation(depth)),
            (10, () => WithScalar(depth)),
            (18, () => Matched(depth)),
            (8, () => SetOperation(depth)),
            (4, () => Signed(depth)),
            (5, () => LabelFunction(depth)),
            (6, () => HistogramFunction(depth)),
            (5, () => Absence(depth)),
            (4, () => Selector()));
    }

    private VectorTerm Signed(int depth)
    {
        VectorTerm inner = Vector(depth - 1);
        return _draw.Chance(0.3)
            ? inner.With(new ParenthesesExpression(inner.Expression))
            : inner.With(new UnaryExpression(_draw.Chance(0.8), inner.Expression));
    }

    private static CallExpression Call(string function, params PromqlExpression[] arguments) => new(FunctionTable.All[function], arguments);

    private static ImmutableSortedSet<string> Labels(params string[] labels) => [.. labels];
}
