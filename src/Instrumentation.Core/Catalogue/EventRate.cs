using System.Numerics;
using System.Runtime.InteropServices;

namespace Instrumentation.Catalogue;

// Counts events in striped cells and sets a gauge to their rate from a timer, so that an event costs one increment. The timer runs only
// while there are events: it stops once the rate is zero, and the next event starts it again.
internal sealed class EventRate : IDisposable
{
    private readonly Gauge _gauge;
    private readonly TimeProvider _time;
    private readonly Cell[] _cells = new Cell[BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(Environment.ProcessorCount, 1, 64))];
    private readonly Queue<(long Timestamp, long Total)> _readings = new();
    private readonly Lock _lock = new();
    private ITimer? _timer;
    private int _running;
    private bool _disposed;

    internal EventRate(Gauge gauge, TimeProvider time)
    {
        _gauge = gauge;
        _time = time;
        gauge.Set(0);
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            Volatile.Write(ref _running, 1);
            _timer?.Dispose();
        }
    }

    internal void Count(long events)
    {
        // Pairs with the exchange in Pause: either Pause sees this event, or this sees that the timer rests.
        Interlocked.Add(ref _cells[Thread.GetCurrentProcessorId() & (_cells.Length - 1)].Value, events);
        if (Volatile.Read(ref _running) == 0)
            Start(events);
    }

    private long Total()
    {
        long total = 0;
        foreach (ref Cell cell in _cells.AsSpan())
            total += Interlocked.Read(ref cell.Value);
        return total;
    }

    private void Start(long events)
    {
        lock (_lock)
        {
            if (_disposed || _running == 1)
                return;
            _readings.Clear();
            _readings.Enqueue((_time.GetTimestamp(), Total() - events));
            Volatile.Write(ref _running, 1);
            _timer ??= _time.CreateTimer(static state => ((EventRate)state!).Measure(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _timer.Change(CatalogueConstants.EventRateInterval, CatalogueConstants.EventRateInterval);
        }
    }

    private void Measure()
    {
        lock (_lock)
        {
            if (_disposed)
                return;
            long now = _time.GetTimestamp();
            long total = Total();
            while (_readings.Count > 1 && _time.GetElapsedTime(_readings.Peek().Timestamp, now) > CatalogueConstants.EventRateWindow)
                _readings.Dequeue();
            (long since, long before) = _readings.Peek();
            double seconds = _time.GetElapsedTime(since, now).TotalSeconds;
            _readings.Enqueue((now, total));
            if (seconds <= 0)
                return;
            _gauge.Set((total - before) / seconds);
            if (total == before && seconds >= CatalogueConstants.EventRateWindow.TotalSeconds)
                Pause(total);
        }
    }

    private void Pause(long total)
    {
        _timer!.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Interlocked.Exchange(ref _running, 0);
        long late = Total() - total;
        if (late > 0)
            Start(late);
    }

    [StructLayout(LayoutKind.Explicit, Size = 128)]
    private struct Cell
    {
        [FieldOffset(64)]
        internal long Value;
    }
}
