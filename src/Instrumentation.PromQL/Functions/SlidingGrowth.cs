using Instrumentation.Reading;

namespace Instrumentation.Functions;

/// <summary>The extrapolated growth of <c>rate</c>, <c>increase</c> and <c>delta</c>: where counters were reset is found once for all windows.</summary>
internal sealed class SlidingGrowth(RangeCall call, bool isCounter, bool isRate) : ISlidingFunction
{
    private readonly List<int> _resets = [];

    public void Begin(ReadOnlySpan<long> timestamps, ReadOnlySpan<double> values)
    {
        _resets.Clear();
        for (int index = 1; isCounter && index < values.Length; index++)
        {
            if (values[index] < values[index - 1])
                _resets.Add(index);
        }
    }

    public double Next(ReadOnlySpan<long> timestamps, ReadOnlySpan<double> values, int from, int to, long startMs, long endMs)
    {
        int count = to - from;
        if (count < 2)
            return StaleMarker.Value;
        double first = values[from];
        double growth = values[to - 1] - first;
        if (isCounter)
        {
            Rates.InformUnlessCounter(call);
            for (int reset = FirstResetBehind(from); reset < _resets.Count && _resets[reset] < to; reset++)
                growth += values[_resets[reset] - 1];
        }

        return Extrapolate(growth, first, timestamps[from], timestamps[to - 1], count, startMs, endMs);
    }

    /// <summary>Computes a range from its sums.</summary>
    public double Sum(in WindowSummary summary, long startMs, long endMs)
    {
        if (summary.Count < 2)
            return StaleMarker.Value;
        if (isCounter)
            Rates.InformUnlessCounter(call);
        double growth = summary.LastValue - summary.FirstValue + (isCounter ? summary.Lost : 0);
        return Extrapolate(growth, summary.FirstValue, summary.FirstTime, summary.LastTime, summary.Count, startMs, endMs);
    }

    private double Extrapolate(double growth, double first, long firstMs, long lastMs, long count, long startMs, long endMs)
    {
        double sampled = (lastMs - firstMs) / 1000.0;
        double average = sampled / (count - 1);
        double threshold = average * 1.1;
        double toStart = (firstMs - startMs) / 1000.0;
        if (toStart >= threshold)
            toStart = average / 2;
        if (isCounter && growth > 0 && first >= 0)
            toStart = Math.Min(toStart, sampled * (first / growth));
        double toEnd = (endMs - lastMs) / 1000.0;
        if (toEnd >= threshold)
            toEnd = average / 2;
        double factor = (sampled + toStart + toEnd) / sampled;
        return growth * (isRate ? factor / ((endMs - startMs) / 1000.0) : factor);
    }

    private int FirstResetBehind(int from)
    {
        int place = _resets.BinarySearch(from + 1);
        return place < 0 ? ~place : place;
    }
}
