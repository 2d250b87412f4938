using Instrumentation.Functions;
using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <summary>Makes the nodes that compute an expression.</summary>
internal sealed partial class ExpressionPlanner(QueryContext context)
{
    public VectorNode Vector(PromqlExpression expression, StepGrid grid)
    {
        if (grid.Count > 1 && StepInvariance.Holds(expression))
            return new BroadcastNode(Vector(expression, StepGrid.At(grid.StartMs)), grid);
        return expression switch
        {
            ParenthesesExpression parentheses => Vector(parentheses.Inner, grid),
            VectorSelector selector => Selector(selector, grid),
            UnaryExpression unary => Unary(unary, grid),
            BinaryExpression binary => Binary(binary, grid),
            AggregateExpression aggregate => Aggregate(aggregate, grid),
            CallExpression call => VectorCall(call, grid),
            _ => throw new NotSupportedException(expression.GetType().Name),
        };
    }

    public ScalarNode Scalar(PromqlExpression expression, StepGrid grid)
    {
        switch (expression)
        {
            case NumberLiteral number:
                return new ScalarNode(number.Value);
            case ParenthesesExpression parentheses:
                return Scalar(parentheses.Inner, grid);
            case UnaryExpression unary:
                ScalarNode operand = Scalar(unary.Operand, grid);
                return unary.IsMinus ? operand.Map(static value => -value) : operand;
            case BinaryExpression binary:
                return ScalarNode.Combine(Scalar(binary.Left, grid), Scalar(binary.Right, grid), grid.Count, (left, right) => Combine(binary, left, right));
            case CallExpression call:
                return ScalarCall(call, grid);
            default:
                throw new NotSupportedException(expression.GetType().Name);
        }
    }

    public RangeNode Range(PromqlExpression expression, StepGrid grid) => expression switch
    {
        ParenthesesExpression parentheses => Range(parentheses.Inner, grid),
        RangeSelector range => new SelectorRangeNode(context, grid, range),
        SubqueryExpression subquery => Subquery(subquery, grid),
        _ => throw new NotSupportedException(expression.GetType().Name),
    };

    public static string Text(PromqlExpression expression) => Unwrap(expression) is StringLiteral text
        ? text.Value
        : throw new NotSupportedException(expression.GetType().Name);

    private static PromqlExpression Unwrap(PromqlExpression expression)
    {
        while (expression is ParenthesesExpression parentheses)
            expression = parentheses.Inner;
        return expression;
    }

    private static double Combine(BinaryExpression binary, double left, double right)
    {
        if (BinaryOperations.IsComparison(binary.Operator))
            return BinaryOperations.Compare(binary.Operator, left, right) ? 1 : 0;
        return BinaryOperations.Combine(binary.Operator, left, right)
            ?? throw PromqlEvaluationException.Execution($"operator \"{BinaryOperations.Symbol(binary.Operator)}\" not allowed for Scalar operations");
    }

    private VectorNode Selector(VectorSelector selector, StepGrid grid) => selector.Mode == SelectorMode.Smoothed
        ? new SmoothedSelectorNode(context, grid, selector)
        : new InstantSelectorNode(context, grid, selector, SampleProperty.Value);

    private SubqueryRangeNode Subquery(SubqueryExpression subquery, StepGrid grid)
    {
        StepGrid inner = Subqueries.GridOf(subquery, grid, context);
        if (inner.Count > context.Options.MaxSteps * 100L)
            throw new PromqlEvaluationException(PromqlFailure.TooManySteps, $"a subquery has {inner.Count} steps, more than the {context.Options.MaxSteps * 100L} that it may have");
        return new SubqueryRangeNode(context, grid, subquery, subquery.Inner.Type == PromqlType.Scalar ? ScalarVector(subquery.Inner, inner) : Vector(subquery.Inner, inner));
    }

    private SingleSeriesNode ScalarVector(PromqlExpression expression, StepGrid grid)
    {
        ScalarNode scalar = Scalar(expression, grid);
        return new SingleSeriesNode(context, grid, Labels.SeriesLabels.Empty, values =>
        {
            for (int step = 0; step < grid.Count; step++)
                values.Numbers[step] = scalar[step];
        });
    }

    private VectorNode Unary(UnaryExpression unary, StepGrid grid)
    {
        VectorNode operand = Vector(unary.Operand, grid);
        if (!unary.IsMinus)
            return operand;
        return Checked(new MappedNode(operand, SeriesNames.Drop(operand.Series, context), static values =>
        {
            for (int step = 0; step < values.Numbers.Length; step++)
            {
                if (values.Histogram(step) is { } histogram)
                    values.Set(step, histogram.Negate());
                else if (!StepValues.IsAbsent(values.Numbers[step]))
                    values.Numbers[step] = -values.Numbers[step];
            }
        }));
    }

    // Without names series can have come to be the same.
    private static VectorNode Checked(VectorNode node) => UniqueNode.Of(node);
}
