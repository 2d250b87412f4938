using Instrumentation.Evaluation;
using Instrumentation.PromqlPeer.Comparison;
using Instrumentation.Syntax;

namespace Instrumentation.PromqlPeer.Mutations;

/// <summary>Mistakes that an evaluator could have, each of which the comparison has to find.</summary>
internal static class PlantedMutations
{
    public static IReadOnlyList<Mutation> All { get; } =
    [
        .. OfOptions(), .. OfSelectors(), .. OfFunctions(), .. OfAggregations(), .. OfOperators(),
        new Mutation("values are off by a billionth") { Value = static value => value * (1 + 1e-9) },
    ];

    private static IEnumerable<Mutation> OfOptions()
    {
        yield return new Mutation("ranges are left-open") { Options = OwnEngine.Prometheus2 with { RangeBoundary = RangeBoundary.LeftOpen } };
        yield return new Mutation("the lookback is 20 s longer") { Options = OwnEngine.Prometheus2 with { Lookback = TimeSpan.FromSeconds(320) } };
        yield return new Mutation("a subquery steps by half a minute") { Options = OwnEngine.Prometheus2 with { DefaultSubqueryStep = TimeSpan.FromSeconds(30) } };
        yield return new Mutation("names are removed at the end") { Options = OwnEngine.Prometheus2 with { DelayedNameRemoval = true } };
    }

    private static IEnumerable<Mutation> OfSelectors()
    {
        yield return new Mutation("stale markers are not seen") { Source = static source => new LiveSource(source) };
        yield return new Mutation("offsets are the other way")
        {
            Node = static node => node switch
            {
                VectorSelector { Offset: DurationLiteral offset } selector => selector with { Offset = new DurationLiteral(-offset.Milliseconds) },
                SubqueryExpression { Offset: DurationLiteral offset } subquery => subquery with { Offset = new DurationLiteral(-offset.Milliseconds) },
                _ => node,
            },
        };
        yield return new Mutation("start() is end()")
        {
            Node = static node => node is VectorSelector { At.Anchor: AtAnchor.Start } selector ? selector with { At = new AtModifier(AtAnchor.End, 0) } : node,
        };
    }

    private static IEnumerable<Mutation> OfFunctions()
    {
        yield return new Mutation("resets of counters are not seen")
        {
            Node = static node => node is CallExpression { Function.Name: "increase" } call ? Call("delta", call.Arguments[0]) : node,
        };
        yield return new Mutation("irate is rate")
        {
            Node = static node => node is CallExpression { Function.Name: "irate" } call ? Call("rate", call.Arguments[0]) : node,
        };
        yield return new Mutation("quantiles are a hundredth too high")
        {
            Node = static node => node switch
            {
                CallExpression { Function.Name: "histogram_quantile" or "quantile_over_time" } call => call with { Arguments = [Shifted(call.Arguments[0]), call.Arguments[1]] },
                AggregateExpression { Operator: AggregationOperator.Quantile } aggregate => aggregate with { Parameter = Shifted(aggregate.Parameter!) },
                _ => node,
            },
        };
    }

    private static IEnumerable<Mutation> OfAggregations()
    {
        yield return new Mutation("by is without")
        {
            Node = static node => node is AggregateExpression { Without: false, Grouping.Count: > 0 } aggregate ? aggregate with { Without = true } : node,
        };
        yield return new Mutation("an average divides by one more")
        {
            Node = static node => node is AggregateExpression { Operator: AggregationOperator.Avg } aggregate
                ? Of(
                    BinaryOperator.Divide,
                    aggregate with { Operator = AggregationOperator.Sum },
                    new BinaryExpression(BinaryOperator.Add, aggregate with { Operator = AggregationOperator.Count }, new NumberLiteral(1)))
                : node,
        };
        yield return new Mutation("a variance is that of a sample")
        {
            Node = static node => node is AggregateExpression { Operator: AggregationOperator.StdVar } aggregate
                ? Of(
                    BinaryOperator.Divide,
                    Of(BinaryOperator.Multiply, aggregate, aggregate with { Operator = AggregationOperator.Count }),
                    new BinaryExpression(BinaryOperator.Subtract, aggregate with { Operator = AggregationOperator.Count }, new NumberLiteral(1)))
                : node,
        };
    }

    private static IEnumerable<Mutation> OfOperators()
    {
        yield return new Mutation("greater is greater or equal")
        {
            Node = static node => node is BinaryExpression { Operator: BinaryOperator.Greater } binary ? binary with { Operator = BinaryOperator.GreaterOrEqual } : node,
        };
        yield return new Mutation("on is ignoring")
        {
            Node = static node => node is BinaryExpression { Matching: { On: true } matching } binary ? binary with { Matching = matching with { On = false } } : node,
        };
        yield return new Mutation("labels to include are forgotten")
        {
            Node = static node => node is BinaryExpression { Matching: { Include.Count: > 0 } matching } binary ? binary with { Matching = matching with { Include = [] } } : node,
        };
    }

    private static CallExpression Call(string function, params PromqlExpression[] arguments) => new(FunctionTable.All[function], arguments);

    private static BinaryExpression Shifted(PromqlExpression quantile) => new(BinaryOperator.Add, quantile, new NumberLiteral(0.01));

    private static BinaryExpression Of(BinaryOperator operation, PromqlExpression left, PromqlExpression right) =>
        new(operation, left, right) { Matching = new VectorMatching(MatchCardinality.OneToOne, [], On: false, []) };
}
