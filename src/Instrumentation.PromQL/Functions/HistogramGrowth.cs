using Instrumentation.Histograms;

namespace Instrumentation.Functions;

/// <summary>What was counted between two samples of native histograms, resets between them mended.</summary>
internal static class HistogramGrowth
{
    /// <summary>Computes the growth.</summary>
    /// <param name="window">The samples, all of them histograms.</param>
    /// <param name="first">The sample to begin with.</param>
    /// <param name="last">The sample to end with.</param>
    /// <param name="call">Where to tell what looks wrong.</param>
    /// <param name="isCounter">Whether resets are mended.</param>
    /// <param name="fromZero">Whether the first sample grew from zero inside the range.</param>
    /// <returns>The growth, or null where the kinds of buckets differ.</returns>
    public static NativeHistogram? Between(in RangeWindow window, int first, int last, RangeCall call, bool isCounter, bool fromZero)
    {
        NativeHistogram begin = window.Histogram(first)!;
        NativeHistogram end = window.Histogram(last)!;
        CheckKinds(window, first, last, call, isCounter);
        bool custom = begin.HasCustomBuckets;
        bool resetAtOnce = isCounter && last > first && HistogramRates.IsReset(window, first + 1, call);
        if (resetAtOnce && !fromZero)
            custom = window.Histogram(first + 1)!.HasCustomBuckets;
        for (int index = resetAtOnce && !fromZero ? first + 1 : first; index <= last; index++)
        {
            if ((isCounter || index == last) && window.Histogram(index)!.HasCustomBuckets != custom)
            {
                HistogramAnnotations.WarnMixedBuckets(call);
                return null;
            }
        }

        NativeHistogram growth = end;
        if (!fromZero && !resetAtOnce)
            growth = Subtract(end, begin, call);
        for (int index = first + 1; isCounter && index <= last; index++)
        {
            // What was lost at the first reset has been left in above, unless it was counted from zero on.
            if (HistogramRates.IsReset(window, index, call) && (fromZero || !(resetAtOnce && index == first + 1)))
                growth = Add(growth, window.Histogram(index - 1)!, call);
        }

        return growth.WithResetHint(CounterResetHint.Gauge).Compact();
    }

    public static NativeHistogram Subtract(NativeHistogram from, NativeHistogram what, RangeCall call)
    {
        _ = from.TrySubtract(what, out NativeHistogram? difference, out HistogramNotes notes);
        if (notes.HasFlag(HistogramNotes.BoundsReconciled))
            HistogramAnnotations.InformReconciled(call.Annotations, "subtraction", call.RangeSpan);
        return difference!;
    }

    public static NativeHistogram Add(NativeHistogram to, NativeHistogram what, RangeCall call)
    {
        _ = to.TryAdd(what, out NativeHistogram? sum, out HistogramNotes notes);
        if (notes.HasFlag(HistogramNotes.BoundsReconciled))
            HistogramAnnotations.InformReconciled(call.Annotations, "addition", call.RangeSpan);
        return sum!;
    }

    private static void CheckKinds(in RangeWindow window, int first, int last, RangeCall call, bool isCounter)
    {
        if (!isCounter)
        {
            if (window.Histogram(first)!.ResetHint != CounterResetHint.Gauge || window.Histogram(last)!.ResetHint != CounterResetHint.Gauge)
                HistogramAnnotations.WarnNotGauge(call);
            return;
        }

        for (int index = first; index <= last; index++)
        {
            if (window.Histogram(index)!.ResetHint == CounterResetHint.Gauge)
            {
                HistogramAnnotations.WarnNotCounter(call);
                return;
            }
        }
    }
}
