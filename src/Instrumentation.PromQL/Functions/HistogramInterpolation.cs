using Instrumentation.Histograms;

namespace Instrumentation.Functions;

/// <summary>Native histograms between samples.</summary>
internal static class HistogramInterpolation
{
    public static NativeHistogram At(in RangeWindow window, int index, long timeMs, bool isCounter, bool isLeft, RangeCall call)
    {
        NativeHistogram before = window.Histogram(index)!;
        NativeHistogram after = window.Histogram(index + 1)!;
        double share = (timeMs - window.Timestamps[index]) / (double)(window.Timestamps[index + 1] - window.Timestamps[index]);
        if (!isCounter || !HistogramRates.IsReset(window, index + 1, call))
            return HistogramGrowth.Add(before, HistogramGrowth.Subtract(after, before, call).Multiply(share), call).Compact();
        NativeHistogram grown = after.Multiply(share);
        return isLeft ? grown : HistogramGrowth.Add(before, grown, call).Compact();
    }

    /// <summary>Interpolates; null where the kinds of buckets differ.</summary>
    public static NativeHistogram? Between(NativeHistogram before, NativeHistogram after, double share) =>
        after.TrySubtract(before, out NativeHistogram? growth, out _) && before.TryAdd(growth.Multiply(share), out NativeHistogram? sum, out _)
            ? sum.WithResetHint(before.ResetHint).Compact()
            : null;
}
