namespace Instrumentation.TestKit;

/// <summary>A clock that moves only when a test advances it; timers fire on the advancing thread, in order of their due times.</summary>
public sealed class FakeClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<FakeTimer> _timers = [];
    private DateTimeOffset _now;

    /// <summary>Starts at midnight UTC of 1 January 2026.</summary>
    public FakeClock()
        : this(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>Starts at an instant.</summary>
    /// <param name="start">The first time that the clock shows.</param>
    public FakeClock(DateTimeOffset start) => _now = start;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _now;
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock and fires every timer that falls due on the way, each at its own due time.</summary>
    /// <param name="by">How far; zero fires what is due now.</param>
    /// <exception cref="ArgumentOutOfRangeException">The clock would go back.</exception>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        DateTimeOffset end = GetUtcNow() + by;
        while (NextDue(end) is { } timer)
            timer.Fire();
        lock (_lock)
            _now = end;
    }

    private FakeTimer? NextDue(DateTimeOffset end)
    {
        lock (_lock)
        {
            FakeTimer? next = _timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due);
            if (next is not null && next.Due > _now)
                _now = next.Due;
            next?.Schedule();
            return next;
        }
    }

    private sealed class FakeTimer(FakeClock clock, Action callback) : ITimer
    {
        private TimeSpan _period = Timeout.InfiniteTimeSpan;
        private bool _isDisposed;

        public DateTimeOffset Due { get; private set; } = DateTimeOffset.MaxValue;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                if (_isDisposed)
                    return false;
                clock._timers.Remove(this);
                _period = period;
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = clock._now + dueTime;
                    clock._timers.Add(this);
                }
            }

            return true;
        }

        public void Schedule()
        {
            if (_period == Timeout.InfiniteTimeSpan || _period == TimeSpan.Zero)
                clock._timers.Remove(this);
            else
                Due += _period;
        }

        public void Fire() => callback();

        public void Dispose()
        {
            lock (clock._lock)
            {
                _isDisposed = true;
                clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
