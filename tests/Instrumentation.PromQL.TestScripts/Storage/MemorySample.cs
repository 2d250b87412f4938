using Instrumentation.Histograms;

namespace Instrumentation.TestScripts.Storage;

/// <summary>A sample of a <see cref="MemorySeries"/>.</summary>
public readonly record struct MemorySample(long TimeUnixMs, double Number, NativeHistogram? Histogram, long StartUnixMs);
