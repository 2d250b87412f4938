using Instrumentation.Objectives;
using Instrumentation.Syntax;

namespace Instrumentation.BurnRates;

/// <summary>Queries that give counters, as what the counters grew by.</summary>
internal static class CounterQuery
{
    /// <summary>The growth over a window: of a selector, of the selector within a sum, or of two such that are added.</summary>
    /// <exception cref="PromqlSyntaxException">The query is no PromQL.</exception>
    public static string Increase(string counter, TimeSpan window)
    {
        PromqlExpression expression = PromqlParser.Parse(counter);
        string range = WindowNames.Promql(window);
        PromqlExpression inner = expression;
        while (inner is ParenthesesExpression parentheses)
            inner = parentheses.Inner;
        return inner switch
        {
            VectorSelector => $"sum(increase({inner}[{range}]))",
            AggregateExpression { Operator: AggregationOperator.Sum, Inner: VectorSelector selector } sum =>
                sum.ToString().Replace(selector.ToString(), $"increase({selector}[{range}])", StringComparison.Ordinal),
            BinaryExpression { Operator: BinaryOperator.Add, Left: var left, Right: var right } =>
                $"{Increase(left.ToString()!, window)} + {Increase(right.ToString()!, window)}",
            _ => $"increase(({counter})[{range}:])",
        };
    }
}
