using Instrumentation.Histograms;
using Instrumentation.Reading;

namespace Instrumentation.Functions;

/// <summary>What a function gives for one step: a number, a histogram, or nothing.</summary>
/// <param name="Number">The number; the stale marker where there is none.</param>
/// <param name="Histogram">The histogram, or null.</param>
internal readonly record struct FunctionValue(double Number, NativeHistogram? Histogram)
{
    public static FunctionValue None => new(StaleMarker.Value, null);

    public static implicit operator FunctionValue(double number) => new(number, null);

    public static implicit operator FunctionValue(NativeHistogram? histogram) => new(StaleMarker.Value, histogram);
}
