using System.Collections.Immutable;
using Instrumentation.Labels;
using Instrumentation.Syntax;

namespace Instrumentation.PromqlPeer.Generation;

/// <content>Aggregations.</content>
internal sealed partial class QueryGenerator
{
    private static readonly AggregationOperator[] Simple =
    [
        AggregationOperator.Sum, AggregationOperator.Avg, AggregationOperator.Count, AggregationOperator.Min, AggregationOperator.Max,
        AggregationOperator.Group, AggregationOperator.StdDev, AggregationOperator.StdVar, AggregationOperator.Quantile,
    ];

    // Their results are hardly ever equal.
    private static readonly string[] Distinct =
    [
        "avg_over_time", "deriv", "double_exponential_smoothing", "increase", "last_over_time", "predict_linear", "quantile_over_time", "rate", "sum_over_time",
    ];

    private VectorTerm Aggregation(int depth)
    {
        VectorTerm inner = _draw.Chance(0.06) ? ManyNames() : Vector(depth - 1);
        return _draw.Weighted(
            (9, () => Grouped(inner, _draw.Of(Simple), depth)),
            (3, () => Chosen(Ordered(depth), depth)),
            (2, () => CountedValues(inner)));
    }

    private VectorTerm Grouped(VectorTerm inner, AggregationOperator operation, int depth)
    {
        PromqlExpression? parameter = operation == AggregationOperator.Quantile ? Quantile(depth) : null;
        (string[] labels, bool without, ImmutableSortedSet<string> left) = Grouping(inner);
        return new VectorTerm(new AggregateExpression(operation, inner.Expression, parameter, labels, without), left, KeyAmong(inner, left));
    }

    // Of equal values it depends on the order which are chosen, and 3 puts another in the place of the least otherwise than 2.42.
    private VectorTerm Ordered(int depth) => _draw.Weighted(
        (2, () => Selector(_draw.Of(Measured))),
        (2, () => OverTime(RangeOf(_draw.Of(Measured)), _draw.Of(Distinct), depth)),
        (2, () => SummedRates(depth)));

    private VectorTerm SummedRates(int depth)
    {
        VectorTerm rates = OverTime(RangeOf(_draw.Of(Counters)), _draw.Of(["rate", "deriv"]), depth);
        ImmutableSortedSet<string> kept = [.. _draw.Some(rates.Labels, 0.7)];
        return new VectorTerm(new AggregateExpression(AggregationOperator.Sum, rates.Expression, null, [.. kept], Without: false), kept, kept);
    }

    private VectorTerm Chosen(VectorTerm inner, int depth)
    {
        PromqlExpression count = _draw.Chance(0.9) ? new NumberLiteral(_draw.Of([1, 2, 3, 5, 2.9, 0])) : Scalar(depth - 1);
        (string[] labels, bool without, _) = Grouping(inner);
        return inner.With(new AggregateExpression(_draw.Chance(0.5) ? AggregationOperator.TopK : AggregationOperator.BottomK, inner.Expression, count, labels, without));
    }

    private VectorTerm CountedValues(VectorTerm inner)
    {
        (string[] labels, bool without, ImmutableSortedSet<string> left) = Grouping(inner);

        // The last digit of a computed value would become part of a label.
        PromqlExpression rounded = inner.Expression is VectorSelector && _draw.Chance(0.7) ? inner.Expression : Call("round", inner.Expression, new NumberLiteral(10));

        // In 2.42 one of three labels is lost at the second step, as a mistake.
        if (!without && labels.Length > 2)
            (labels, left) = (labels[..2], [.. labels[..2]]);
        ImmutableSortedSet<string> result = left.Add("value");
        return new VectorTerm(new AggregateExpression(AggregationOperator.CountValues, rounded, new StringLiteral("value"), labels, without), result, result);
    }

    private (string[] Labels, bool Without, ImmutableSortedSet<string> Left) Grouping(VectorTerm inner)
    {
        bool without = _draw.Chance(0.35);
        if (!without && _draw.Chance(0.25))
            return ([], false, []);
        List<string> labels = [.. _draw.Some(inner.Labels)];
        if (_draw.Chance(0.05))
            labels.Add("lacking");
        return (labels.ToArray(), without, without ? inner.Labels.Except(labels) : inner.Labels.Intersect(labels));
    }

    private static ImmutableSortedSet<string> KeyAmong(VectorTerm inner, ImmutableSortedSet<string> left) => inner.Key.IsSubsetOf(left) ? inner.Key : left;

    // Series of several metrics, which only an aggregation may take: without their names they are not always apart.
    private VectorTerm ManyNames()
    {
        LabelMatcher name = new(LabelNames.MetricName, LabelMatchType.Regex, _draw.Of(["(memory|temperature).*", "latency_seconds_(sum|count)", "balance|share|weight", "[bm].+"]));
        List<LabelMatcher> matchers = [name];
        if (_draw.Chance(0.5))
            matchers.Add(Matcher("job"));
        return new VectorTerm(Timed(new VectorSelector("", matchers)), Labels("job", "instance", LabelNames.MetricName), Labels("job", "instance", LabelNames.MetricName));
    }
}
