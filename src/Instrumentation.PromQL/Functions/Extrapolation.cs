namespace Instrumentation.Functions;

/// <summary>
/// Stretches the growth between the first and last sample of a range to the range's ends, where samples come close enough to them; a counter is
/// not stretched to before it was zero. The method of Prometheus' <c>rate</c>.
/// </summary>
internal static class Extrapolation
{
    /// <summary>By how much to multiply.</summary>
    /// <param name="window">The range.</param>
    /// <param name="times">The samples' times.</param>
    /// <param name="startMs">When the counter was zero, where that is known and inside the range; null otherwise.</param>
    /// <param name="firstShare">The first value in relation to the growth, for counters that grew; null otherwise.</param>
    public static double Factor(in RangeWindow window, ReadOnlySpan<long> times, long? startMs, double? firstShare)
    {
        double sampled = (times[^1] - (startMs ?? times[0])) / 1000.0;
        double average = times.Length > 1 ? (times[^1] - times[0]) / 1000.0 / (times.Length - 1) : 0;
        double threshold = average * 1.1;
        double toStart = 0;
        if (startMs is null)
        {
            toStart = (times[0] - window.StartMs) / 1000.0;
            if (toStart >= threshold)
                toStart = average / 2;
            if (firstShare is { } share)
                toStart = Math.Min(toStart, sampled * share);
        }

        double toEnd = (window.EndMs - times[^1]) / 1000.0;
        if (toEnd >= threshold)
            toEnd = average / 2;
        return (sampled + toStart + toEnd) / sampled;
    }
}
