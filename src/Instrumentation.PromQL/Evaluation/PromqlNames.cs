using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <summary>Names of operators as they are written.</summary>
internal static class PromqlNames
{
    public static string Of(AggregationOperator aggregation) => aggregation switch
    {
        AggregationOperator.TopK => "topk",
        AggregationOperator.BottomK => "bottomk",
        AggregationOperator.CountValues => "count_values",
        AggregationOperator.LimitK => "limitk",
        AggregationOperator.LimitRatio => "limit_ratio",
        _ => aggregation.ToString().ToLowerInvariant(),
    };
}
