using Instrumentation.Syntax;

namespace Instrumentation.Explanation;

/// <summary>Says in words what a part of an expression is.</summary>
internal static class NodeDescription
{
    public static string Head(PromqlExpression expression) => expression switch
    {
        BinaryExpression binary => $"{OperatorTable.Symbol(binary.Operator)}{(binary.ReturnBool ? " bool" : "")}",
        UnaryExpression => "sign",
        ParenthesesExpression => "( )",
        CallExpression call => $"{call.Function.Name}()",
        AggregateExpression aggregate => OperatorTable.Name(aggregate.Operator) + Grouping(aggregate),
        SubqueryExpression subquery => $"[{PromqlPrinter.Print(subquery.Range)}:{(subquery.Step is { } step ? PromqlPrinter.Print(step) : "")}]",
        _ => expression.ToString(),
    };

    public static string Deed(PromqlExpression expression) => expression switch
    {
        BinaryExpression binary => ", " + Deed(binary),
        CallExpression call => $", {Signature(call.Function)}",
        AggregateExpression aggregate => $", {Deed(aggregate.Operator)} of {(aggregate is { Without: false, Grouping.Count: 0 } ? "all series" : "each group")}",
        RangeSelector range => $", the samples of the {PromqlPrinter.Print(range.Range)} before each step",
        SubqueryExpression subquery => $", evaluated {(subquery.Step is { } step ? $"every {PromqlPrinter.Print(step)}" : "at the default step")} over the {PromqlPrinter.Print(subquery.Range)} before",
        VectorSelector => ", the last sample of each series within the lookback",
        _ => "",
    };

    private static string Grouping(AggregateExpression aggregate) =>
        aggregate is { Without: false, Grouping.Count: 0 } ? "" : $" {(aggregate.Without ? "without" : "by")} ({string.Join(", ", aggregate.Grouping)})";

    private static string Deed(BinaryExpression binary)
    {
        string deed = OperatorTable.IsComparison(binary.Operator)
            ? binary.ReturnBool || binary.Type == PromqlType.Scalar ? "1 where it holds and 0 where not" : "keeps samples for which it holds"
            : binary.Operator switch
            {
                BinaryOperator.And => "keeps left series that have a match on the right",
                BinaryOperator.Or => "left series, and right ones without a match on the left",
                BinaryOperator.Unless => "keeps left series that have no match on the right",
                BinaryOperator.TrimUpper or BinaryOperator.TrimLower => "cuts off buckets of histograms",
                _ => "calculates sample by sample",
            };
        return binary.Matching is { } matching ? $"{deed}; {Matching(matching)}" : deed;
    }

    private static string Matching(VectorMatching matching)
    {
        string labels = matching.On ? matching.Labels.Count == 0 ? "without looking at labels" : $"on {string.Join(", ", matching.Labels)}"
            : matching.Labels.Count == 0 ? "on all labels" : $"on all labels but {string.Join(", ", matching.Labels)}";
        string cardinality = matching.Cardinality switch
        {
            MatchCardinality.ManyToOne => "many to one",
            MatchCardinality.OneToMany => "one to many",
            MatchCardinality.ManyToMany => "many to many",
            _ => "one to one",
        };
        string include = matching.Include.Count == 0 ? "" : $", taking {string.Join(", ", matching.Include)} along";
        return $"series match {cardinality} {labels}{include}";
    }

    private static string Deed(AggregationOperator aggregation) => aggregation switch
    {
        AggregationOperator.Sum => "the sum",
        AggregationOperator.Avg => "the mean",
        AggregationOperator.Count => "the number",
        AggregationOperator.Min => "the least",
        AggregationOperator.Max => "the largest",
        AggregationOperator.Group => "a 1",
        AggregationOperator.StdDev => "the standard deviation",
        AggregationOperator.StdVar => "the variance",
        AggregationOperator.TopK => "the k largest",
        AggregationOperator.BottomK => "the k least",
        AggregationOperator.CountValues => "the number of each value",
        AggregationOperator.Quantile => "the quantile",
        AggregationOperator.LimitK => "any k",
        _ => "a part, always the same,",
    };

    private static string Signature(FunctionSignature function)
    {
        IEnumerable<string> parameters = function.Parameters.Select((parameter, index) =>
            index == function.Parameters.Count - 1 && function.OptionalCount != 0
                ? $"[{OperatorTable.Name(parameter)}{(function.OptionalCount is < 0 or > 1 ? "…" : "")}]"
                : OperatorTable.Name(parameter));
        return $"takes ({string.Join(", ", parameters)}){(function.IsExperimental ? ", experimental" : "")}";
    }
}
