using Instrumentation.Syntax;

namespace Instrumentation.Functions;

/// <summary>Growth between values at, or interpolated at, the two ends of a range: what <c>anchored</c> and <c>smoothed</c> give.</summary>
internal static class ExtendedRates
{
    public static FunctionValue Numbers(in RangeWindow window, RangeCall call, bool isCounter, bool isRate)
    {
        ReadOnlySpan<long> times = window.Timestamps;
        ReadOnlySpan<double> values = window.Values;
        bool smoothed = call.Mode == SelectorMode.Smoothed;
        int last = times.Length - 1;
        int first = Math.Max(0, FirstAbove(times[..last], window.StartMs) - 1);
        if (smoothed)
            last = FirstAbove(times[..last], window.EndMs - 1);
        if (times[last] <= window.StartMs || times[first] > window.EndMs)
            return FunctionValue.None;
        bool interpolatesLeft = smoothed && times[first] < window.StartMs;
        double left = interpolatesLeft ? Interpolate(times, values, first, window.StartMs, isCounter, isLeft: true) : values[first];

        // Where both ends lie between the same two samples, both lie on the same life of the counter.
        double right = smoothed && times[last] > window.EndMs && last > 0
            ? Interpolate(times, values, last - 1, window.EndMs, isCounter, isLeft: interpolatesLeft && last == first + 1)
            : values[last];
        double growth = right - left;
        if (isCounter)
            growth += ResetCorrection(left, right, values[Math.Min(first + 1, last)..last]);
        return isRate ? growth / window.RangeSeconds : growth;
    }

    /// <summary>The place of the first time above a limit; the count when there is none.</summary>
    public static int FirstAbove(ReadOnlySpan<long> times, long limit)
    {
        int index = times.BinarySearch(limit + 1);
        return index >= 0 ? index : ~index;
    }

    public static double Interpolate(ReadOnlySpan<long> times, ReadOnlySpan<double> values, int index, long timeMs, bool isCounter, bool isLeft)
    {
        double before = values[index];
        double after = values[index + 1];
        if (isCounter && after < before)
        {
            // Of a counter that restarted in between, the left edge lies on the new life, the right edge on the sum of both.
            if (isLeft)
                before = 0;
            else
                after += before;
        }

        return before + ((after - before) * (timeMs - times[index]) / (times[index + 1] - times[index]));
    }

    private static double ResetCorrection(double left, double right, ReadOnlySpan<double> between)
    {
        double correction = 0;
        double previous = left;
        foreach (double value in between)
        {
            if (value < previous)
                correction += previous;
            previous = value;
        }

        return right < previous ? correction + previous : correction;
    }
}
