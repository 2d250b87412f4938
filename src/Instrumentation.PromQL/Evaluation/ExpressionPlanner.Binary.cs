using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <content>Operators.</content>
internal sealed partial class ExpressionPlanner
{
    private VectorNode Binary(BinaryExpression binary, StepGrid grid)
    {
        if (binary.Left.Type == PromqlType.Scalar)
            return WithScalar(binary, Vector(binary.Right, grid), Scalar(binary.Left, grid), scalarIsLeft: true);
        if (binary.Right.Type == PromqlType.Scalar)
            return WithScalar(binary, Vector(binary.Left, grid), Scalar(binary.Right, grid), scalarIsLeft: false);
        VectorNode left = Vector(binary.Left, grid);
        VectorNode right = Vector(binary.Right, grid);
        return binary.Operator switch
        {
            BinaryOperator.And => new SetOperatorNode(left, right, new MatchSignatures(binary.Matching!), keepsMatched: true),
            BinaryOperator.Unless => new SetOperatorNode(left, right, new MatchSignatures(binary.Matching!), keepsMatched: false),
            BinaryOperator.Or => SetOperatorNode.Union(left, right, new MatchSignatures(binary.Matching!)),
            _ => new VectorMatchNode(left, right, binary),
        };
    }

    private VectorNode WithScalar(BinaryExpression binary, VectorNode vector, ScalarNode scalar, bool scalarIsLeft)
    {
        bool keepsName = BinaryOperations.KeepsName(binary);
        return Checked(new VectorScalarNode(vector, keepsName ? vector.Series : SeriesNames.Drop(vector.Series, context), scalar, scalarIsLeft, binary));
    }
}
