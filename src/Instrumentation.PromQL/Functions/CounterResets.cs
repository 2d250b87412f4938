namespace Instrumentation.Functions;

/// <summary>Tells where a counter started anew.</summary>
internal static class CounterResets
{
    /// <summary>Tells whether a known start time shows that the counter of a sample began after the sample before it.</summary>
    /// <remarks>
    /// A start at or after its own sample says nothing. A start at the sample before is a new one only where that sample's own start was known and
    /// another: the first sample of a counter of unknown age may be sent with its own time as the start of what follows.
    /// </remarks>
    public static bool StartedBetween(long previousMs, long previousStartMs, long currentMs, long currentStartMs)
    {
        if (!IsKnown(currentMs, currentStartMs))
            return false;
        if (currentStartMs > previousMs)
            return true;
        return currentStartMs == previousMs && IsKnown(previousMs, previousStartMs) && previousStartMs != currentStartMs;
    }

    public static bool IsKnown(long sampleMs, long startMs) => startMs != 0 && startMs < sampleMs;
}
