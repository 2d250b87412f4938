namespace Instrumentation.Dispatching;

/// <summary>Timers by their time; those of one instant in the order of their setting.</summary>
internal sealed class TimerQueue
{
    private readonly PriorityQueue<MachineTimer, (DateTimeOffset At, long Number)> _timers = new();
    private long _number;

    public DateTimeOffset? Next => _timers.TryPeek(out MachineTimer timer, out _) ? timer.At : null;

    public void Set(TimerKind kind, object? target, DateTimeOffset at) => _timers.Enqueue(new MachineTimer(kind, target, at), (at, _number++));

    public bool TryTake(DateTimeOffset now, out MachineTimer timer)
    {
        if (!_timers.TryPeek(out timer, out _) || timer.At > now)
            return false;
        _timers.Dequeue();
        return true;
    }
}
