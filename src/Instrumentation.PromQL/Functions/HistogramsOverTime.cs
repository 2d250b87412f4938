using Instrumentation.Histograms;

namespace Instrumentation.Functions;

/// <summary>Aggregations of native histograms over time.</summary>
internal static class HistogramsOverTime
{
    public static FunctionValue Sum(in RangeWindow window, RangeCall call)
    {
        var sum = new NativeHistogramSum();
        if (!AddAll(window, call, sum.TryAdd))
            return FunctionValue.None;
        Annotate(sum.Notes, call);
        return sum.ToHistogram().Compact();
    }

    public static FunctionValue Avg(in RangeWindow window, RangeCall call)
    {
        var mean = new NativeHistogramMean();
        if (!AddAll(window, call, mean.TryAdd))
            return FunctionValue.None;
        Annotate(mean.Notes, call);
        return mean.ToHistogram().Compact();
    }

    private static bool AddAll(in RangeWindow window, RangeCall call, Func<NativeHistogram, bool> tryAdd)
    {
        for (int index = 0; index < window.Count; index++)
        {
            if (window.Histogram(index) is not { } histogram)
            {
                call.WarnMixed();
                return false;
            }

            if (!tryAdd(histogram))
            {
                HistogramAnnotations.WarnMixedBuckets(call);
                return false;
            }
        }

        return true;
    }

    private static void Annotate(HistogramNotes notes, RangeCall call)
    {
        if (notes.HasFlag(HistogramNotes.BoundsReconciled))
            HistogramAnnotations.InformReconciled(call.Annotations, "aggregation", call.RangeSpan);
        if (notes.HasFlag(HistogramNotes.ResetHintsCollided))
            HistogramAnnotations.WarnCollision(call.Annotations, "aggregation", call.RangeSpan);
    }
}
