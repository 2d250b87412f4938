using System.Globalization;
using Instrumentation.Functions;
using Instrumentation.Histograms;
using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <summary>The quantile of a histogram.</summary>
internal sealed class HistogramQuantile(AnnotationSet annotations, SourceSpan span, ScalarNode quantile) : IHistogramEstimator
{
    public double Of(NativeHistogram histogram, int step, string metricName)
    {
        HistogramEstimate estimate = histogram.Quantile(quantile[step]);
        if (estimate.HasNanObservations)
        {
            string effect = double.IsNaN(estimate.Value) ? "result is NaN" : "result is skewed higher";
            annotations.Inform($"input to histogram_quantile has NaN observations, {effect}{Annotation.ForMetric(metricName)}", span);
        }

        return estimate.Value;
    }

    public double Of(IReadOnlyList<ClassicBucket> buckets, int step, string metricName)
    {
        ClassicQuantile estimate = ClassicHistogram.Quantile(quantile[step], buckets);
        if (estimate.Repair is { } repair)
        {
            annotations.Inform(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"input to histogram_quantile needed to be fixed for monotonicity (from buckets {repair.LowestBound} to {repair.HighestBound}, with a max diff of {repair.LargestDifference:G4}){Annotation.ForMetric(metricName)}"),
                span);
        }

        return estimate.Value;
    }
}
