namespace Instrumentation.Journal;

/// <summary>What a journal counts, and what it says of itself. Safe from several threads.</summary>
internal sealed class JournalTally
{
    private readonly Lock _lock = new();
    private JournalStatus _status = new() { Mode = JournalMode.Degraded, Reason = "The journal is being opened." };
    private long _written;
    private long _dropped;

    internal JournalStatus Status
    {
        get
        {
            lock (_lock)
                return _status with { RecordsWritten = Interlocked.Read(ref _written), RecordsDropped = Interlocked.Read(ref _dropped) };
        }
    }

    internal void Enter(JournalMode mode, string? reason) => Change(status => status with { Mode = mode, Reason = reason });

    internal void Failed(Exception exception) => Change(status => status with { Failures = status.Failures + 1, LastFailure = Describe(exception) });

    internal void Written(int records) => Interlocked.Add(ref _written, records);

    internal void Dropped(int records) => Interlocked.Add(ref _dropped, records);

    internal void Recovered(long records) => Change(status => status with { RecordsRecovered = status.RecordsRecovered + records });

    internal void Checkpointed() => Change(status => status with { Checkpoints = status.Checkpoints + 1 });

    internal void Corrupt(long bytes) =>
        Change(status => status with { CorruptSegments = status.CorruptSegments + 1, DamagedBytes = status.DamagedBytes + bytes });

    internal void Newer() => Change(status => status with { NewerSegments = status.NewerSegments + 1 });

    internal void Holds(long bytes) => Change(status => status with { TotalBytes = bytes });

    internal static string Describe(Exception exception) => $"{exception.GetType().Name}: {exception.Message}";

    private void Change(Func<JournalStatus, JournalStatus> change)
    {
        lock (_lock)
            _status = change(_status);
    }
}
