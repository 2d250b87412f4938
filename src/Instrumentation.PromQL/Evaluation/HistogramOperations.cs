using Instrumentation.Functions;
using Instrumentation.Histograms;
using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <summary>Arithmetic and comparison where a native histogram takes part.</summary>
internal static class HistogramOperations
{
    /// <summary>Combines two values, numbers or histograms.</summary>
    public static FunctionValue Combine(BinaryExpression expression, FunctionValue left, FunctionValue right, AnnotationSet annotations) => (left.Histogram, right.Histogram) switch
    {
        (null, null) => Numbers(expression, left.Number, right.Number, annotations),
        (null, { } histogram) => CombineScalar(expression, left.Number, histogram, annotations),
        ({ } histogram, null) => CombineScalar(expression, histogram, right.Number, annotations),
        ({ } first, { } second) => Histograms(expression, first, second, annotations),
    };

    public static FunctionValue CombineScalar(BinaryExpression expression, double left, NativeHistogram right, AnnotationSet annotations)
    {
        if (expression.Operator == BinaryOperator.Multiply)
            return right.Multiply(left).Compact();
        BinaryOperations.InformIncompatible(annotations, expression, "float", "histogram");
        return FunctionValue.None;
    }

    public static FunctionValue CombineScalar(BinaryExpression expression, NativeHistogram left, double right, AnnotationSet annotations)
    {
        switch (expression.Operator)
        {
            case BinaryOperator.Multiply:
                return left.Multiply(right).Compact();
            case BinaryOperator.Divide:
                return left.Divide(right).Compact();
            case BinaryOperator.TrimUpper:
                return left.KeepBelow(right);
            case BinaryOperator.TrimLower:
                return left.KeepAbove(right);
            default:
                BinaryOperations.InformIncompatible(annotations, expression, "histogram", "float");
                return FunctionValue.None;
        }
    }

    private static FunctionValue Numbers(BinaryExpression expression, double left, double right, AnnotationSet annotations)
    {
        if (BinaryOperations.IsComparison(expression.Operator))
            return Compared(expression, BinaryOperations.Compare(expression.Operator, left, right), left);
        if (BinaryOperations.Combine(expression.Operator, left, right) is { } combined)
            return combined;
        BinaryOperations.InformIncompatible(annotations, expression, "float", "float");
        return FunctionValue.None;
    }

    private static FunctionValue Histograms(BinaryExpression expression, NativeHistogram left, NativeHistogram right, AnnotationSet annotations)
    {
        switch (expression.Operator)
        {
            case BinaryOperator.Add:
                return Annotated(expression, "addition", left.TryAdd(right, out NativeHistogram? sum, out HistogramNotes added), sum, added, annotations);
            case BinaryOperator.Subtract:
                return Annotated(expression, "subtraction", left.TrySubtract(right, out NativeHistogram? difference, out HistogramNotes subtracted), difference, subtracted, annotations);
            case BinaryOperator.Equal or BinaryOperator.NotEqual:
                return Compared(expression, left.Compact().Equals(right.Compact()) == (expression.Operator == BinaryOperator.Equal), left);
            default:
                BinaryOperations.InformIncompatible(annotations, expression, "histogram", "histogram");
                return FunctionValue.None;
        }
    }

    private static FunctionValue Annotated(BinaryExpression expression, string operation, bool possible, NativeHistogram? result, HistogramNotes notes, AnnotationSet annotations)
    {
        if (!possible)
        {
            annotations.Warn($"incompatible bucket layout encountered for binary operator {BinaryOperations.Symbol(expression.Operator)}", expression.Span);
            return FunctionValue.None;
        }

        if (notes.HasFlag(HistogramNotes.BoundsReconciled))
            HistogramAnnotations.InformReconciled(annotations, operation, expression.Span);
        if (notes.HasFlag(HistogramNotes.ResetHintsCollided))
            HistogramAnnotations.WarnCollision(annotations, operation, expression.Span);
        return result!.Compact();
    }

    private static FunctionValue Compared(BinaryExpression expression, bool holds, FunctionValue left)
    {
        if (expression.ReturnBool)
            return holds ? 1 : 0;
        return holds ? left : FunctionValue.None;
    }
}
