using Instrumentation.Histograms;
using Instrumentation.Syntax;

namespace Instrumentation.Functions;

/// <summary>Growth of native histograms between values at, or interpolated at, the two ends of a range.</summary>
internal static class ExtendedHistogramRates
{
    public static FunctionValue Growth(in RangeWindow window, RangeCall call, bool isCounter, bool isRate)
    {
        ReadOnlySpan<long> times = window.Timestamps;
        bool smoothed = call.Mode == SelectorMode.Smoothed;
        int last = times.Length - 1;
        int first = Math.Max(0, ExtendedRates.FirstAbove(times[..last], window.StartMs) - 1);
        if (smoothed)
            last = ExtendedRates.FirstAbove(times[..last], window.EndMs - 1);
        if (times[last] <= window.StartMs || times[first] > window.EndMs)
            return FunctionValue.None;
        if (!SameKind(window, first, last, call, isCounter))
            return FunctionValue.None;
        bool interpolatesLeft = smoothed && times[first] < window.StartMs;
        NativeHistogram left = interpolatesLeft
            ? HistogramInterpolation.At(window, first, window.StartMs, isCounter, isLeft: true, call)
            : window.Histogram(first)!;
        bool interpolatesRight = smoothed && times[last] > window.EndMs && last > 0;
        NativeHistogram right = interpolatesRight ? HistogramInterpolation.At(window, last - 1, window.EndMs, isCounter, isLeft: interpolatesLeft && last == first + 1, call) : window.Histogram(last)!;
        NativeHistogram growth = HistogramGrowth.Subtract(right, left, call);
        if (isCounter)
            growth = MendResets(growth, window, first, last, smoothed, call);
        growth = growth.WithResetHint(CounterResetHint.Gauge).Compact();
        return isRate ? growth.Divide(window.RangeSeconds) : growth;
    }

    // An interpolated edge lies on the new life of a counter that restarted there (left), or on the sum of both lives (right): no reset is left to mend.
    private static NativeHistogram MendResets(NativeHistogram growth, in RangeWindow window, int first, int last, bool smoothed, RangeCall call)
    {
        for (int index = first + 1; index <= last; index++)
        {
            bool atLeftEdge = index == first + 1 && smoothed && window.Timestamps[first] < window.StartMs;
            bool atRightEdge = index == last && smoothed && window.Timestamps[last] > window.EndMs;
            if (!atLeftEdge && !atRightEdge && HistogramRates.IsReset(window, index, call))
                growth = HistogramGrowth.Add(growth, window.Histogram(index - 1)!, call);
        }

        return growth;
    }

    private static bool SameKind(in RangeWindow window, int first, int last, RangeCall call, bool isCounter)
    {
        bool anyGauge = false;
        bool allGauges = true;
        for (int index = first; index <= last; index++)
        {
            NativeHistogram histogram = window.Histogram(index)!;
            if (histogram.HasCustomBuckets != window.Histogram(first)!.HasCustomBuckets)
            {
                HistogramAnnotations.WarnMixedBuckets(call);
                return false;
            }

            anyGauge |= histogram.ResetHint == CounterResetHint.Gauge;
            allGauges &= histogram.ResetHint == CounterResetHint.Gauge;
        }

        if (isCounter && anyGauge)
            HistogramAnnotations.WarnNotCounter(call);
        if (!isCounter && !allGauges)
            HistogramAnnotations.WarnNotGauge(call);
        return true;
    }
}
