namespace Instrumentation.Capture;

// Asks all observable instruments for their values, before a snapshot and without any lock of the recorder: a callback may itself record or
// take a snapshot. A callback that hangs costs a snapshot half of the time that is allowed, once.
internal sealed class ObservablePoll : IDisposable
{
    private readonly StreamingMetrics _owner;
    private readonly long _timeout;
    private readonly Lock _polling = new();
    private readonly Lock _changing = new();
    private ObservableSource[] _sources = [];
    private PollThread? _thread;
    private bool _disposed;

    internal ObservablePoll(StreamingMetrics owner, TimeSpan timeout)
    {
        _owner = owner;
        _timeout = (long)timeout.TotalMilliseconds;
    }

    internal void Add(ObservableSource source)
    {
        lock (_changing)
            Volatile.Write(ref _sources, [.. _sources, source]);
    }

    internal void Remove(ObservableSource source)
    {
        lock (_changing)
            Volatile.Write(ref _sources, [.. _sources.Where(other => !ReferenceEquals(other, source))]);
    }

    internal void Gather()
    {
        ObservableSource[] sources = Volatile.Read(ref _sources);
        if (sources.Length == 0 || Volatile.Read(ref _thread) is { IsCurrent: true })
            return;
        lock (_polling)
        {
            if (Volatile.Read(ref _disposed))
                return;
            int reached = sources.Count(static source => source.IsLate) < CaptureConstants.MaxHangingCallbacks ? Gather(sources) : 0;
            foreach (ObservableSource source in sources.AsSpan(reached))
                source.Skip(new TimeoutException($"{source.Name} was not asked, because other callbacks took the time."));
            CountFaults(sources);
            if (Volatile.Read(ref _disposed))
                _thread?.Dispose();
        }
    }

    // Does not wait for a callback that is running.
    public void Dispose()
    {
        Volatile.Write(ref _disposed, true);
        Volatile.Read(ref _thread)?.Dispose();
        lock (_changing)
        {
            foreach (ObservableSource source in _sources)
                source.Dispose();
        }
    }

    // Returns how many sources were asked, or are late.
    private int Gather(ObservableSource[] sources)
    {
        long end = Environment.TickCount64 + _timeout;
        int from = 0;
        while (from < sources.Length && Environment.TickCount64 < end)
            from = Gather(sources, from, end);
        return from;
    }

    // Returns the source to go on with.
    private int Gather(ObservableSource[] sources, int from, long end)
    {
        PollThread thread = _thread ??= new PollThread();
        thread.Start(sources, from);
        while (!thread.Wait(Math.Min(end - Environment.TickCount64, (_timeout / 2) - thread.CurrentMilliseconds)))
        {
            if (Environment.TickCount64 < end && thread.CurrentMilliseconds < _timeout / 2)
                continue;
            if (thread.LeaveBehind() is not { } late)
                break;
            Volatile.Write(ref _thread, null);
            return late + 1;
        }

        return sources.Length;
    }

    private void CountFaults(ObservableSource[] sources)
    {
        foreach (ObservableSource source in sources)
        {
            if (source.IsLate)
                _owner.CountFailedCallback("callback_timeout", source.Name, new TimeoutException($"The callback of {source.Name} has not returned within {_timeout / 2} ms."));
            else if (source.TakeFault() is { } fault)
                _owner.CountFailedCallback("callback_failed", source.Name, fault);
        }
    }
}
