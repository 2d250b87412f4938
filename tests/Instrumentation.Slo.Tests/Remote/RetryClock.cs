namespace Instrumentation.Remote;

/// <summary>A clock on which waiting between attempts takes no time and is noted, while timeouts come when a test says so.</summary>
internal sealed class RetryClock(TimeSpan timeout) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<TimeSpan> _waits = [];
    private readonly List<Action> _timeouts = [];

    /// <summary>How long was waited between attempts.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_lock)
                return [.. _waits];
        }
    }

    /// <summary>Lets the time of all attempts run out.</summary>
    public void RunOut()
    {
        Action[] timeouts;
        lock (_lock)
            timeouts = [.. _timeouts];
        foreach (Action fire in timeouts)
            fire();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock)
        {
            if (dueTime == timeout)
                _timeouts.Add(() => callback(state));
            else if (dueTime != Timeout.InfiniteTimeSpan)
                _waits.Add(dueTime);
        }

        if (dueTime != timeout && dueTime != Timeout.InfiniteTimeSpan)
            ThreadPool.QueueUserWorkItem(_ => callback(state));
        return new NoTimer();
    }

    private sealed class NoTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
