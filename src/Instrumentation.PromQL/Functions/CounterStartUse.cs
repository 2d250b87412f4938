namespace Instrumentation.Functions;

/// <summary>How the times at which counters started are used.</summary>
public enum CounterStartUse
{
    /// <summary>They are not: growth before the first sample of a range is extrapolated.</summary>
    Ignored,

    /// <summary>A counter is zero at its start, and a later start is a reset; the ends of the range are extrapolated still.</summary>
    Extrapolated,

    /// <summary>Growth is what was counted between the last sample at or before the range's start and the last one inside; nothing is extrapolated.</summary>
    Exact,
}
