namespace Instrumentation;

// A fake clock whose timers may come late or seldom, and whose time of day may be set without the timestamps noticing.
internal sealed class LateClock(FakeClock clock) : TimeProvider
{
    public TimeSpan Lateness { get; init; }

    public int OneIn { get; init; } = 1;

    public TimeSpan Step { get; set; }

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() + Step;

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        clock.CreateTimer(callback, state, (dueTime * OneIn) + Lateness, period * OneIn);
}
