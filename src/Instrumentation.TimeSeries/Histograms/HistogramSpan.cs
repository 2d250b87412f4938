namespace Instrumentation.Histograms;

/// <summary>A run of buckets that follow each other.</summary>
/// <param name="Offset">For the first span the index of its first bucket, for others the number of absent buckets since the span before.</param>
/// <param name="Length">How many buckets the run has.</param>
public readonly record struct HistogramSpan(int Offset, int Length);
