using Instrumentation.Functions;
using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <summary>Combines each value of a vector with a scalar.</summary>
internal sealed class VectorScalarNode(VectorNode vector, IReadOnlyList<OutputSeries> series, ScalarNode scalar, bool scalarIsLeft, BinaryExpression expression)
    : VectorNode(vector.Context, vector.Grid)
{
    public override IReadOnlyList<OutputSeries> Series => series;

    public override void Fill(int index, StepValues values)
    {
        vector.Fill(index, values);
        if (values.HasHistograms)
            FillHistograms(values);
        if (BinaryOperations.IsComparison(expression.Operator))
            Compare(values.Numbers);
        else if (scalarIsLeft)
            CombineLeft(values.Numbers);
        else
            CombineRight(values.Numbers);
    }

    private void CombineRight(double[] numbers)
    {
        switch (expression.Operator)
        {
            case BinaryOperator.Add:
                for (int step = 0; step < numbers.Length; step++)
                    numbers[step] = StepValues.IsAbsent(numbers[step]) ? numbers[step] : numbers[step] + scalar[step];
                break;
            case BinaryOperator.Multiply:
                for (int step = 0; step < numbers.Length; step++)
                    numbers[step] = StepValues.IsAbsent(numbers[step]) ? numbers[step] : numbers[step] * scalar[step];
                break;
            case BinaryOperator.Divide:
                for (int step = 0; step < numbers.Length; step++)
                    numbers[step] = StepValues.IsAbsent(numbers[step]) ? numbers[step] : numbers[step] / scalar[step];
                break;
            default:
                for (int step = 0; step < numbers.Length; step++)
                    numbers[step] = StepValues.IsAbsent(numbers[step]) ? numbers[step] : Annotated(BinaryOperations.Combine(expression.Operator, numbers[step], scalar[step]));
                break;
        }
    }

    private void CombineLeft(double[] numbers)
    {
        for (int step = 0; step < numbers.Length; step++)
            numbers[step] = StepValues.IsAbsent(numbers[step]) ? numbers[step] : Annotated(BinaryOperations.Combine(expression.Operator, scalar[step], numbers[step]));
    }

    // Trimming takes histograms only.
    private double Annotated(double? combined)
    {
        if (combined is { } value)
            return value;
        BinaryOperations.InformIncompatible(Context.Annotations, expression, "float", "float");
        return StepValues.Absent;
    }

    private void Compare(double[] numbers)
    {
        for (int step = 0; step < numbers.Length; step++)
        {
            double number = numbers[step];
            if (StepValues.IsAbsent(number))
                continue;
            bool holds = scalarIsLeft ? BinaryOperations.Compare(expression.Operator, scalar[step], number) : BinaryOperations.Compare(expression.Operator, number, scalar[step]);
            if (expression.ReturnBool)
                numbers[step] = holds ? 1 : 0;
            else if (!holds)
                numbers[step] = StepValues.Absent;
        }
    }

    private void FillHistograms(StepValues values)
    {
        for (int step = 0; step < Grid.Count; step++)
        {
            if (values.Histograms[step] is not { } histogram)
                continue;
            FunctionValue combined = scalarIsLeft
                ? HistogramOperations.CombineScalar(expression, scalar[step], histogram, Context.Annotations)
                : HistogramOperations.CombineScalar(expression, histogram, scalar[step], Context.Annotations);
            values.Set(step, combined.Histogram);
        }
    }
}
