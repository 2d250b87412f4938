using Instrumentation.Histograms;
using Instrumentation.Syntax;

namespace Instrumentation.Functions;

/// <summary>How fast native histograms grow.</summary>
internal static class HistogramRates
{
    public static FunctionValue Growth(in RangeWindow window, RangeCall call, bool isCounter, bool isRate)
    {
        if (call.Mode != SelectorMode.Plain)
            return ExtendedHistogramRates.Growth(window, call, isCounter, isRate);
        bool fromStart = isCounter && call.Starts != CounterStartUse.Ignored && Rates.StartsInside(window);
        if (window.Count < 2 && !fromStart)
            return FunctionValue.None;
        if (HistogramGrowth.Between(window, 0, window.Count - 1, call, isCounter, fromStart) is not { } growth)
            return FunctionValue.None;
        double first = window.Histogram(0)!.Count;
        double factor = Extrapolation.Factor(
            window,
            window.Timestamps,
            fromStart ? window.StartTime(0) : null,
            isCounter && !fromStart && growth.Count > 0 && first >= 0 ? first / growth.Count : null);
        return growth.Multiply(isRate ? factor / window.RangeSeconds : factor);
    }

    public static FunctionValue LastStep(in RangeWindow window, RangeCall call, bool isRate)
    {
        int last = window.Count - 1;
        if (window.Histogram(last) is not { } current || window.Histogram(last - 1) is not { } before)
        {
            call.WarnMixed();
            return FunctionValue.None;
        }

        bool anyGauge = current.ResetHint == CounterResetHint.Gauge || before.ResetHint == CounterResetHint.Gauge;
        bool allGauges = current.ResetHint == CounterResetHint.Gauge && before.ResetHint == CounterResetHint.Gauge;
        if (isRate && anyGauge)
            HistogramAnnotations.WarnNotCounter(call);
        if (!isRate && !allGauges)
            HistogramAnnotations.WarnNotGauge(call);
        NativeHistogram growth = current;
        if (!isRate || !IsReset(window, last, call))
        {
            if (!current.TrySubtract(before, out NativeHistogram? difference, out HistogramNotes notes))
            {
                HistogramAnnotations.WarnMixedBuckets(call);
                return FunctionValue.None;
            }

            if (notes.HasFlag(HistogramNotes.BoundsReconciled))
                HistogramAnnotations.InformReconciled(call.Annotations, "subtraction", call.RangeSpan);
            growth = difference;
        }

        growth = growth.WithResetHint(CounterResetHint.Gauge).Compact();
        return isRate ? growth.Divide((window.Timestamps[last] - window.Timestamps[last - 1]) / 1000.0) : growth;
    }

    /// <summary>Whether the counters of a sample started anew since the sample before, by their values or by their known start.</summary>
    public static bool IsReset(in RangeWindow window, int index, RangeCall call) =>
        window.Histogram(index)!.DetectReset(window.Histogram(index - 1)!)
        || (call.Starts != CounterStartUse.Ignored && CounterResets.StartedBetween(
            window.Timestamps[index - 1], window.StartTime(index - 1), window.Timestamps[index], window.StartTime(index)));
}
