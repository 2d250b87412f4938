using Instrumentation.Syntax;

namespace Instrumentation.Functions;

/// <summary>Counts what happened between samples.</summary>
internal static class Changes
{
    public static FunctionValue Count(in RangeWindow window, RangeCall call)
    {
        (int first, int last) = Bounds(window, call);
        if (first > last)
            return FunctionValue.None;
        int changes = 0;
        for (int index = first + 1; index <= last; index++)
        {
            if (Differs(window, index))
                changes++;
        }

        return changes;
    }

    public static FunctionValue Resets(in RangeWindow window, RangeCall call)
    {
        (int first, int last) = Bounds(window, call);
        if (first > last)
            return FunctionValue.None;
        int resets = 0;
        for (int index = first + 1; index <= last; index++)
        {
            if (IsReset(window, index) || (call.Starts != CounterStartUse.Ignored && CounterResets.StartedBetween(
                window.Timestamps[index - 1], window.StartTime(index - 1), window.Timestamps[index], window.StartTime(index))))
                resets++;
        }

        return resets;
    }

    // With the anchored modifier the window opens with the last sample at or before its beginning.
    private static (int First, int Last) Bounds(in RangeWindow window, RangeCall call)
    {
        int last = window.Count - 1;
        if (call.Mode == SelectorMode.Plain)
            return (0, last);
        int inside = ExtendedRates.FirstAbove(window.Timestamps, window.StartMs);
        return inside > last ? (1, 0) : (Math.Max(0, inside - 1), last);
    }

    private static bool Differs(in RangeWindow window, int index)
    {
        if (window.Histogram(index) is { } histogram)
            return window.Histogram(index - 1) is not { } before || !histogram.Equals(before);
        if (window.Histogram(index - 1) is not null)
            return true;
        double value = window.Values[index];
        double previous = window.Values[index - 1];
        return value != previous && !(double.IsNaN(value) && double.IsNaN(previous));
    }

    private static bool IsReset(in RangeWindow window, int index)
    {
        if (window.Histogram(index) is { } histogram)
            return window.Histogram(index - 1) is not { } before || histogram.DetectReset(before);
        return window.Histogram(index - 1) is not null || window.Values[index] < window.Values[index - 1];
    }
}
