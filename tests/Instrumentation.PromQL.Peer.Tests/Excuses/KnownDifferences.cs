using Instrumentation.Labels;
using Instrumentation.PromqlPeer.Data;
using Instrumentation.Syntax;

namespace Instrumentation.PromqlPeer.Excuses;

/// <summary>What Prometheus 3 does otherwise than 2.42, as conditions on the expression.</summary>
internal static class KnownDifferences
{
    private static readonly HashSet<string> CanLeaveNumbers =
    [
        "acos", "acosh", "asin", "atanh", "cosh", "exp", "histogram_fraction", "histogram_quantile", "ln", "log10", "log2", "quantile_over_time", "scalar", "sinh", "sqrt",
    ];

    private static readonly HashSet<string> Magnify =
    [
        "ceil", "changes", "clamp", "cos", "day_of_month", "day_of_week", "day_of_year", "days_in_month", "delta", "deriv", "floor", "hour", "idelta", "increase", "irate",
        "minute", "month", "predict_linear", "rate", "resets", "round", "sgn", "sin", "stddev_over_time", "stdvar_over_time", "tan", "year",
    ];

    private static readonly HashSet<string> BothSigns =
    [
        "asin", "asinh", "atan", "atanh", "cos", "delta", "deriv", "idelta", "ln", "log10", "log2", "predict_linear", "sgn", "sin", "sinh", "tan", "tanh",
    ];

    public static IReadOnlyList<Excuse> All { get; } =
    [
        new("fraction of a classic histogram", "histogram_fraction takes classic histograms since 3.", query => Any(query.Expression, static node => node is CallExpression { Function.Name: "histogram_fraction" } call && Any(call, static part => part is VectorSelector selector && !IsOf(selector, MetricKind.Native)))),
        new("variance of what is not finite", "Variances and deviations of infinities and NaN are NaN since 3; sums and squares that overflow no longer give NaN.", query => Any(query.Expression, static node => IsVariance(node) && Any(node, CanBeNotFinite))),
        new("mean of what is not finite", "Means that overflow are computed by steps since 3.", query => Any(query.Expression, static node => IsMean(node) && Any(node, CanBeNotFinite))),
        new("compensated sums", "Sums and means are compensated since 3, which shows where an operation magnifies the last digits.", query => Any(query.Expression, static node => Magnifies(node) && PromqlTree.Descendants(node).Skip(1).Any(IsSum))),
        new("sums of both signs", "Sums and means are compensated since 3; what cancels leaves a rest of the last digit before.", query => Any(query.Expression, static node => IsAdding(node) && PromqlTree.Descendants(node).Skip(1).Any(HasBothSigns))),
        new("variance of times", "Variances are compensated since 3; of large numbers that lie close together, such as times, digits were lost before.", query => Any(query.Expression, static node => IsVariance(node) && Any(node, static part => part is CallExpression { Function.Name: "timestamp" or "time" }))),
        new("zero of what is no counter", "A counter's zero limits what is added at the start after the distance to the start is limited, not before (#13725).", query => Any(query.Expression, static node => node is CallExpression { Function.Name: "rate" or "increase" } call && !IsOfCounter(call.Arguments[0]))),
    ];

    private static bool Any(PromqlExpression expression, Func<PromqlExpression, bool> condition) => PromqlTree.Descendants(expression).Any(condition);

    // The counters of the data are far from zero wherever this could show.
    private static bool IsOfCounter(PromqlExpression range) => range is RangeSelector selector && (IsOf(selector.Vector, MetricKind.Counter) || IsOf(selector.Vector, MetricKind.Bucket));

    private static bool IsVariance(PromqlExpression node) => node
        is AggregateExpression { Operator: AggregationOperator.StdDev or AggregationOperator.StdVar }
        or CallExpression { Function.Name: "stddev_over_time" or "stdvar_over_time" };

    private static bool IsMean(PromqlExpression node) => node is AggregateExpression { Operator: AggregationOperator.Avg } or CallExpression { Function.Name: "avg_over_time" };

    private static bool IsSum(PromqlExpression node) => IsMean(node) || IsVariance(node) || node is AggregateExpression { Operator: AggregationOperator.Sum };

    private static bool IsAdding(PromqlExpression node) =>
        IsMean(node) || node is AggregateExpression { Operator: AggregationOperator.Sum } or CallExpression { Function.Name: "sum_over_time" };

    private static bool HasBothSigns(PromqlExpression node) => node switch
    {
        UnaryExpression unary => unary.IsMinus,
        BinaryExpression binary => binary.Operator == BinaryOperator.Subtract,
        VectorSelector selector => IsOf(selector, MetricKind.Ratio),
        CallExpression call => BothSigns.Contains(call.Function.Name),
        _ => false,
    };

    private static bool Magnifies(PromqlExpression node) => node switch
    {
        BinaryExpression binary => binary.Operator is BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Modulo or (>= BinaryOperator.Equal and <= BinaryOperator.LessOrEqual),
        CallExpression call => Magnify.Contains(call.Function.Name),
        AggregateExpression aggregate => aggregate.Operator is AggregationOperator.TopK or AggregationOperator.BottomK or AggregationOperator.CountValues || IsVariance(aggregate),
        _ => false,
    };

    private static bool CanBeNotFinite(PromqlExpression node) => node switch
    {
        NumberLiteral number => !double.IsFinite(number.Value) || Math.Abs(number.Value) > 1e100,
        VectorSelector selector => IsOf(selector, MetricKind.Edge),
        BinaryExpression binary => binary.Operator is BinaryOperator.Divide or BinaryOperator.Modulo or BinaryOperator.Power,
        CallExpression call => CanLeaveNumbers.Contains(call.Function.Name),
        AggregateExpression aggregate => aggregate.Operator == AggregationOperator.Quantile,
        _ => false,
    };

    private static bool IsOf(VectorSelector selector, MetricKind kind)
    {
        LabelMatcher name = selector.Matchers.First(static matcher => matcher.Name == LabelNames.MetricName);
        return Catalogue.Metrics.Any(metric => metric.Kind == kind && name.Matches(metric.Name));
    }
}
