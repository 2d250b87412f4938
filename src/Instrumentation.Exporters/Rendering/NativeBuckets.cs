namespace Instrumentation.Rendering;

// What Prometheus' native histograms need and an exponential histogram does not say.
internal static class NativeBuckets
{
    // The OpenTelemetry specification's default where the data has no zero threshold of its own.
    private const double DefaultZeroThreshold = 1e-128;

    // Above zero always, for that is what tells an empty native histogram from a classic one, and below every bucket.
    internal static double ZeroThreshold(HistogramPoint histogram)
    {
        double lowest = Math.Min(
            histogram.BucketCounts.Length == 0 ? 1 : ClassicBuckets.LowerBound(histogram.Scale, histogram.PositiveOffset),
            histogram.NegativeCounts.Length == 0 ? 1 : ClassicBuckets.LowerBound(histogram.Scale, histogram.NegativeOffset));
        return lowest >= DefaultZeroThreshold ? DefaultZeroThreshold : Math.Max(lowest, double.Epsilon);
    }
}
