namespace Instrumentation.Rules;

/// <summary>Says at which ticks of a cycle a group is due: the first at or after each multiple of its interval.</summary>
/// <remarks>Arithmetic only. Times that passed without a tick are counted as missed and never made up for. Not safe from several threads.</remarks>
public sealed class RuleGroupSchedule
{
    private readonly long _intervalMs;
    private long? _lastSlot;

    /// <summary>Makes the schedule of a group that was never due.</summary>
    /// <param name="interval">The group's interval, 1 millisecond or above.</param>
    /// <exception cref="ArgumentOutOfRangeException">The interval is shorter.</exception>
    public RuleGroupSchedule(TimeSpan interval)
    {
        _intervalMs = (long)interval.TotalMilliseconds;
        ArgumentOutOfRangeException.ThrowIfLessThan(_intervalMs, 1, nameof(interval));
    }

    /// <summary>How many times passed without a tick.</summary>
    public long Missed { get; private set; }

    /// <summary>Takes a tick.</summary>
    /// <param name="tickUnixMs">Its time, in milliseconds since 1970-01-01 UTC. A tick of before the last one is never due.</param>
    /// <returns>True when the group is due at it.</returns>
    public bool IsDue(long tickUnixMs)
    {
        long slot = Math.DivRem(tickUnixMs, _intervalMs, out long rest) - (rest < 0 ? 1 : 0);
        if (slot <= _lastSlot)
            return false;
        Missed += _lastSlot is { } last ? slot - last - 1 : 0;
        _lastSlot = slot;
        return true;
    }
}
