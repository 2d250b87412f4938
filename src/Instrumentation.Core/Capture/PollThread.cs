namespace Instrumentation.Capture;

// Runs callbacks of the application one after the other, on a thread that can be left behind when one of them does not return.
internal sealed class PollThread : IDisposable
{
    private readonly ManualResetEventSlim _wanted = new();
    private readonly ManualResetEventSlim _done = new();
    private readonly Lock _lock = new();
    private readonly Thread _thread;
    private ObservableSource[] _sources = [];
    private int _next;
    private long _currentSince;
    private bool _leftBehind;

    internal PollThread()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = "Instrumentation capture" };

        // Without the execution context of whoever takes the first snapshot.
        _thread.UnsafeStart();
    }

    internal bool IsCurrent => ReferenceEquals(Thread.CurrentThread, _thread);

    // How long the callback that is running now has taken, by the system's clock: an application's clock may stand still.
    internal long CurrentMilliseconds => Environment.TickCount64 - Volatile.Read(ref _currentSince);

    // Runs the callbacks of these sources, from the given one on.
    internal void Start(ObservableSource[] sources, int from)
    {
        _done.Reset();
        lock (_lock)
        {
            _sources = sources;
            _next = from;
        }

        Volatile.Write(ref _currentSince, Environment.TickCount64);
        _wanted.Set();
    }

    // True when all callbacks have returned, or the thread has ended.
    internal bool Wait(long milliseconds) => _done.Wait((int)Math.Max(0, milliseconds));

    // Gives up on the callback that is running now: its source is late until it returns, and this thread ends then. Null when there is none.
    internal int? LeaveBehind()
    {
        lock (_lock)
        {
            if (_next < _sources.Length)
            {
                _leftBehind = true;
                _sources[_next].IsLate = true;
                return _next;
            }
        }

        _done.Wait();
        return null;
    }

    public void Dispose()
    {
        lock (_lock)
            _leftBehind = true;
        _wanted.Set();
    }

    private void Run()
    {
        do
        {
            _wanted.Wait();
            _wanted.Reset();
            while (Next() is { } source)
                Gather(source);
            _done.Set();
        }
        while (!Volatile.Read(ref _leftBehind));
    }

    private ObservableSource? Next()
    {
        lock (_lock)
        {
            // One that is late still runs on the thread that was left behind with it.
            while (_next < _sources.Length && _sources[_next].IsLate)
                _next++;
            return _leftBehind || _next == _sources.Length ? null : _sources[_next];
        }
    }

    private void Gather(ObservableSource source)
    {
        Volatile.Write(ref _currentSince, Environment.TickCount64);
        source.Gather();
        lock (_lock)
        {
            source.IsLate = false;
            _next++;
        }
    }
}
