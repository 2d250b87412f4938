namespace Instrumentation.Functions;

/// <summary>Growth as it was counted, from the last sample at or before the range to the last one inside it. Nothing is extrapolated.</summary>
internal static class ExactGrowth
{
    public static FunctionValue Numbers(in RangeWindow window, RangeCall call, bool isRate)
    {
        ReadOnlySpan<long> times = window.Timestamps;
        ReadOnlySpan<double> values = window.Values;
        int first = ExtendedRates.FirstAbove(times, window.StartMs);
        if (first == times.Length)
            return FunctionValue.None;
        Rates.InformUnlessCounter(call);
        double growth = 0;
        for (int index = first; index < times.Length; index++)
        {
            if (index == 0)
            {
                // Without a sample before the range only a known start says what the first value grew from.
                if (Rates.StartsInside(window))
                    growth += values[0];
            }
            else
            {
                bool anew = values[index] < values[index - 1]
                    || CounterResets.StartedBetween(times[index - 1], window.StartTime(index - 1), times[index], window.StartTime(index));
                growth += anew ? values[index] : values[index] - values[index - 1];
            }
        }

        return isRate ? growth / window.RangeSeconds : growth;
    }
}
