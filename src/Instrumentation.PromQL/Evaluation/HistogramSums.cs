using Instrumentation.Functions;
using Instrumentation.Histograms;
using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <summary>Adds native histograms up step by step, or takes their mean.</summary>
internal sealed class HistogramSums(int steps, bool isMean, AggregateExpression expression, QueryContext context)
{
    private readonly NativeHistogramSum?[] _sums = new NativeHistogramSum?[isMean ? 0 : steps];
    private readonly NativeHistogramMean?[] _means = new NativeHistogramMean?[isMean ? steps : 0];
    private readonly bool[] _impossible = new bool[steps];

    public void Add(StepValues series, string metricName)
    {
        for (int step = 0; step < steps; step++)
        {
            if (series.Histograms[step] is not { } histogram)
                continue;
            bool possible = isMean ? (_means[step] ??= new NativeHistogramMean()).TryAdd(histogram) : (_sums[step] ??= new NativeHistogramSum()).TryAdd(histogram);
            if (possible)
                continue;
            _impossible[step] = true;
            HistogramAnnotations.WarnMixedBuckets(context.Annotations, metricName, expression.Inner.Span);
        }
    }

    /// <summary>Puts the histograms in place; where there are numbers too, neither stays.</summary>
    public void WriteTo(StepValues values)
    {
        for (int step = 0; step < steps; step++)
        {
            (NativeHistogram? histogram, HistogramNotes notes) = isMean
                ? (_means[step]?.ToHistogram(), _means[step]?.Notes ?? HistogramNotes.None)
                : (_sums[step]?.ToHistogram(), _sums[step]?.Notes ?? HistogramNotes.None);
            if (histogram is null)
                continue;
            if (!StepValues.IsAbsent(values.Numbers[step]))
            {
                AggregationAnnotations.WarnMixed(expression, context.Annotations);
                values.Remove(step);
                continue;
            }

            if (_impossible[step])
                continue;
            if (notes.HasFlag(HistogramNotes.BoundsReconciled))
                HistogramAnnotations.InformReconciled(context.Annotations, "aggregation", expression.Inner.Span);
            if (notes.HasFlag(HistogramNotes.ResetHintsCollided))
                HistogramAnnotations.WarnCollision(context.Annotations, "aggregation", expression.Inner.Span);
            values.Set(step, histogram.Compact());
        }
    }
}
