using Instrumentation.Histograms;

namespace Instrumentation.TestScripts.Execution;

/// <summary>A sample of a result.</summary>
/// <param name="TimeUnixMs">Its time.</param>
/// <param name="Number">The number where it is no histogram.</param>
/// <param name="Histogram">The histogram; null for a number.</param>
public readonly record struct ResultPoint(long TimeUnixMs, double Number, NativeHistogram? Histogram = null);
