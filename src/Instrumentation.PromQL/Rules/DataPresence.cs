using Instrumentation.Syntax;

namespace Instrumentation.Rules;

/// <summary>Finds out what an alert's condition looks at: where that gives nothing there is no data, whatever the condition says.</summary>
internal static class DataPresence
{
    /// <summary>The expression without its conditions; null where nothing is always an answer.</summary>
    public static PromqlExpression? Of(PromqlExpression expression) => expression switch
    {
        ParenthesesExpression parentheses => Of(parentheses.Inner),
        BinaryExpression { Operator: BinaryOperator.Or } or => Either(Of(or.Left), Of(or.Right)),
        BinaryExpression { Operator: BinaryOperator.And or BinaryOperator.Unless } set => Of(set.Left),
        BinaryExpression binary when OperatorTable.IsComparison(binary.Operator) => Of(binary.Left.Type == PromqlType.Scalar ? binary.Right : binary.Left),
        CallExpression { Type: PromqlType.InstantVector } call when call.Function.Name is "absent" or "absent_over_time" or "vector" => null,
        _ => expression.Type == PromqlType.InstantVector ? expression : null,
    };

    private static BinaryExpression? Either(PromqlExpression? left, PromqlExpression? right) =>
        left is null || right is null ? null : new BinaryExpression(BinaryOperator.Or, new ParenthesesExpression(left), new ParenthesesExpression(right))
        {
            Matching = new VectorMatching(MatchCardinality.ManyToMany, [], On: false, []),
        };
}
