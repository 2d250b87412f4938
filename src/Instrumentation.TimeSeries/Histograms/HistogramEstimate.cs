namespace Instrumentation.Histograms;

/// <summary>What a histogram gives for a quantile or a fraction.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="HasNanObservations">Whether the histogram counts observations that were NaN: they are in no bucket, so a quantile comes out higher, or NaN, and fractions do not add up to 1.</param>
public readonly record struct HistogramEstimate(double Value, bool HasNanObservations);
