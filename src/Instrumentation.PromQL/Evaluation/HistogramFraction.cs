using Instrumentation.Functions;
using Instrumentation.Histograms;
using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <summary>The part of a histogram's observations between two values.</summary>
internal sealed class HistogramFraction(AnnotationSet annotations, SourceSpan span, ScalarNode lower, ScalarNode upper) : IHistogramEstimator
{
    public double Of(NativeHistogram histogram, int step, string metricName)
    {
        HistogramEstimate estimate = histogram.Fraction(lower[step], upper[step]);
        if (estimate.HasNanObservations)
            annotations.Inform($"input to histogram_fraction has NaN observations, which are excluded from all fractions{Annotation.ForMetric(metricName)}", span);
        return estimate.Value;
    }

    public double Of(IReadOnlyList<ClassicBucket> buckets, int step, string metricName) => ClassicHistogram.Fraction(lower[step], upper[step], buckets);
}
