using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <content>Aggregations.</content>
internal sealed partial class ExpressionPlanner
{
    private VectorNode Aggregate(AggregateExpression aggregate, StepGrid grid)
    {
        VectorNode inner = Vector(aggregate.Inner, grid);
        switch (aggregate.Operator)
        {
            case AggregationOperator.TopK or AggregationOperator.BottomK or AggregationOperator.LimitK:
                return SelectionNode.Of(inner, aggregate, Scalar(aggregate.Parameter!, grid));
            case AggregationOperator.LimitRatio:
                return new LimitRatioNode(inner, aggregate, Scalar(aggregate.Parameter!, grid));
            case AggregationOperator.Quantile:
                return new QuantileNode(inner, aggregate, Scalar(aggregate.Parameter!, grid));
            case AggregationOperator.CountValues:
                return CountValuesNode.Of(inner, aggregate, LabelName(Text(aggregate.Parameter!)));
            default:
                return new AggregateNode(inner, aggregate);
        }
    }

    private static string LabelName(string name) => name.Length > 0 && PromqlStrings.IsValid(name)
        ? name
        : throw PromqlEvaluationException.Execution($"invalid label name {PromqlStrings.Quote(name)}");
}
