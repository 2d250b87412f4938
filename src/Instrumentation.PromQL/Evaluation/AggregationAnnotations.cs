using Instrumentation.Functions;
using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <summary>What aggregations say about histograms.</summary>
internal static class AggregationAnnotations
{
    public static void InformIgnored(StepValues series, AggregateExpression expression, AnnotationSet annotations)
    {
        for (int step = 0; step < series.Numbers.Length; step++)
        {
            if (series.Histogram(step) is null)
                continue;
            annotations.Inform($"ignored histogram in {PromqlNames.Of(expression.Operator)} aggregation", expression.Inner.Span);
            return;
        }
    }

    public static void WarnMixed(AggregateExpression expression, AnnotationSet annotations) =>
        annotations.Warn("encountered a mix of histograms and floats for aggregation", expression.Inner.Span);
}
