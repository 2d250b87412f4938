namespace Instrumentation.Journal;

/// <summary>When to try again: at once, and later with each failure. Written by one thread, read by any.</summary>
internal sealed class RetrySchedule(TimeProvider timeProvider)
{
    private TimeSpan _delay;
    private long _notBefore = long.MinValue;

    internal bool IsDue => timeProvider.GetTimestamp() >= Volatile.Read(ref _notBefore);

    internal void Failed()
    {
        _delay = _delay == TimeSpan.Zero ? JournalConstants.FirstRetry : TimeSpan.FromTicks(Math.Min(_delay.Ticks * 2, JournalConstants.LastRetry.Ticks));
        Volatile.Write(ref _notBefore, timeProvider.GetTimestamp() + (long)(_delay.TotalSeconds * timeProvider.TimestampFrequency));
    }

    internal void Succeeded()
    {
        _delay = TimeSpan.Zero;
        Volatile.Write(ref _notBefore, long.MinValue);
    }
}
