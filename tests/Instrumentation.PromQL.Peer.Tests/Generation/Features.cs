using Instrumentation.Labels;
using Instrumentation.Syntax;

namespace Instrumentation.PromqlPeer.Generation;

/// <summary>Names what a query makes use of.</summary>
internal static class Features
{
    private static readonly string[] Functions =
    [
        "abs", "absent", "absent_over_time", "acos", "acosh", "asin", "asinh", "atan", "atanh", "avg_over_time", "ceil", "changes", "clamp", "clamp_max",
        "clamp_min", "cos", "cosh", "count_over_time", "day_of_month", "day_of_week", "day_of_year", "days_in_month", "deg", "delta", "deriv",
        "double_exponential_smoothing", "exp", "floor", "histogram_count", "histogram_fraction", "histogram_quantile", "histogram_sum", "hour", "idelta",
        "increase", "irate", "label_join", "label_replace", "last_over_time", "ln", "log10", "log2", "max_over_time", "min_over_time", "minute", "month",
        "pi", "predict_linear", "present_over_time", "quantile_over_time", "rad", "rate", "resets", "round", "scalar", "sgn", "sin", "sinh", "sort",
        "sort_desc", "sqrt", "stddev_over_time", "stdvar_over_time", "sum_over_time", "tan", "tanh", "time", "timestamp", "vector", "year",
    ];

    /// <summary>Everything that Prometheus 2.42 has, holt_winters under its newer name.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Functions.Select(static name => $"function {name}"),
        .. from operation in Enum.GetValues<BinaryOperator>()
           where operation is not (BinaryOperator.TrimLower or BinaryOperator.TrimUpper)
           select $"operator {operation}",
        .. from operation in Enum.GetValues<BinaryOperator>()
           where operation is >= BinaryOperator.Equal and <= BinaryOperator.LessOrEqual
           select $"operator {operation} bool",
        .. from operation in Enum.GetValues<AggregationOperator>()
           where operation is not (AggregationOperator.LimitK or AggregationOperator.LimitRatio)
           from grouping in (string[])["of all", "by", "without"]
           select $"aggregation {operation} {grouping}",
        .. from cardinality in Enum.GetValues<MatchCardinality>()
           from labels in (string[])["on", "ignoring"]
           select $"matching {cardinality} {labels}",
        "matching OneToOne of all", "matching ManyToMany of all", "matching ManyToOne include", "matching OneToMany include",
        .. Enum.GetValues<LabelMatchType>().Select(static type => $"matcher {type}"),
        .. from place in (string[])["selector", "range", "subquery"]
           from modifier in (string[])["offset", "negative offset", "@ Time", "@ Start", "@ End"]
           select $"{place} {modifier}",
        "subquery with step", "subquery without step", "sign -", "sign +", "instant query", "range query", "literal number", "literal string",
    ];

    public static IEnumerable<string> Of(FuzzQuery query) =>
        PromqlTree.Descendants(query.Expression).SelectMany(Of).Append(query.IsRange ? "range query" : "instant query").Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Of(PromqlExpression node) => node switch
    {
        CallExpression call => [$"function {call.Function.Name}"],
        AggregateExpression aggregate => [$"aggregation {aggregate.Operator} {(aggregate.Without ? "without" : aggregate.Grouping.Count > 0 ? "by" : "of all")}"],
        UnaryExpression unary => [unary.IsMinus ? "sign -" : "sign +"],
        NumberLiteral => ["literal number"],
        StringLiteral => ["literal string"],
        BinaryExpression binary => [$"operator {binary.Operator}", .. binary.ReturnBool ? [$"operator {binary.Operator} bool"] : (string[])[], .. Of(binary.Matching)],
        RangeSelector range => Of("range", range.Vector.Offset, range.Vector.At),
        VectorSelector selector => [.. selector.Matchers.Select(static matcher => $"matcher {matcher.Type}"), .. Of("selector", selector.Offset, selector.At)],
        SubqueryExpression subquery => [subquery.Step is null ? "subquery without step" : "subquery with step", .. Of("subquery", subquery.Offset, subquery.At)],
        _ => [],
    };

    private static IEnumerable<string> Of(VectorMatching? matching)
    {
        if (matching is null)
            yield break;
        yield return $"matching {matching.Cardinality} {(matching.On ? "on" : matching.Labels.Count > 0 ? "ignoring" : "of all")}";
        if (matching.Include.Count > 0)
            yield return $"matching {matching.Cardinality} include";
    }

    private static IEnumerable<string> Of(string place, DurationExpression? offset, AtModifier? at)
    {
        if (offset is DurationLiteral literal)
            yield return literal.Milliseconds < 0 ? $"{place} negative offset" : $"{place} offset";
        if (at is not null)
            yield return $"{place} @ {at.Anchor}";
    }
}
