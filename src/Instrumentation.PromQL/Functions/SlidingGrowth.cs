using Instrumentation.Reading;

namespace Instrumentation.Functions;

/// <summary>The extrapolated growth of <c>rate</c>, <c>increase</c> and <c>delta</c>: what counters lost at resets is added up once for all windows.</summary>
internal sealed class SlidingGrowth(RangeCall call, bool isCounter, bool isRate) : ISlidingFunction
{
    private double[] _lost = [];
    private bool _hasResets;
    private bool _isFinite;

    public void Begin(ReadOnlySpan<long> timestamps, ReadOnlySpan<double> values)
    {
        _hasResets = false;
        for (int index = 1; isCounter && index < values.Length; index++)
            _hasResets |= values[index] < values[index - 1];
        if (!_hasResets)
            return;
        if (_lost.Length < values.Length)
            _lost = new double[values.Length];
        _lost[0] = 0;
        for (int index = 1; index < values.Length; index++)
            _lost[index] = _lost[index - 1] + (values[index] < values[index - 1] ? values[index - 1] : 0);

        // Differences of sums say nothing behind an infinite one.
        _isFinite = double.IsFinite(_lost[values.Length - 1]);
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
            if (_hasResets)
                growth += _isFinite ? _lost[to - 1] - _lost[from] : Rates.LostAtResets(values[from..to]);
        }

        double sampled = (timestamps[to - 1] - timestamps[from]) / 1000.0;
        double average = sampled / (count - 1);
        double threshold = average * 1.1;
        double toStart = (timestamps[from] - startMs) / 1000.0;
        if (toStart >= threshold)
            toStart = average / 2;
        if (isCounter && growth > 0 && first >= 0)
            toStart = Math.Min(toStart, sampled * (first / growth));
        double toEnd = (endMs - timestamps[to - 1]) / 1000.0;
        if (toEnd >= threshold)
            toEnd = average / 2;
        double factor = (sampled + toStart + toEnd) / sampled;
        return growth * (isRate ? factor / ((endMs - startMs) / 1000.0) : factor);
    }
}
