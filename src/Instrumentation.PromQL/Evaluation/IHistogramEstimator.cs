using Instrumentation.Functions;
using Instrumentation.Histograms;

namespace Instrumentation.Evaluation;

/// <summary>Estimates one number of a histogram, whichever way its buckets come.</summary>
internal interface IHistogramEstimator
{
    double Of(NativeHistogram histogram, int step, string metricName);

    double Of(IReadOnlyList<ClassicBucket> buckets, int step, string metricName);
}
