using Instrumentation.Journal;
using Instrumentation.Monitoring;

namespace Instrumentation;

/// <summary>Keeps the counts of a monitor's SLOs across restarts and crashes, with their exclusions and freezes.</summary>
/// <remarks>What was counted since the last run is lost to a kill. Disks hurt nobody: failures are counted in <see cref="Status"/>. Safe from any thread.</remarks>
public sealed class SloJournal : IAsyncDisposable
{
    private readonly SloMonitor _monitor;
    private readonly StateJournal _journal;

    private SloJournal(SloMonitor monitor, StateJournal journal, int restored)
    {
        _monitor = monitor;
        _journal = journal;
        RestoredSlos = restored;
    }

    /// <summary>What the journal does and has met.</summary>
    public JournalStatus Status => _journal.Status;

    /// <summary>How many SLOs and groups have their counts back.</summary>
    public int RestoredSlos { get; }

    /// <summary>Gives a monitor the counts that a folder has, and keeps them from now on. To be called before the monitor's first run.</summary>
    /// <param name="monitor">The monitor.</param>
    /// <param name="options">The folder, and limits; <see cref="JournalOptions.StateVersion"/> is the journal's own affair.</param>
    /// <param name="timeProvider">Measures the time between flushes and between attempts after a failure; null for the system's.</param>
    /// <param name="cancellationToken">Keeps the opening from starting; what has started goes on.</param>
    /// <returns>The journal, whatever became of the folder; see <see cref="Status"/>.</returns>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled before.</exception>
    public static async Task<SloJournal> OpenAsync(
        SloMonitor monitor, JournalOptions options, TimeProvider? timeProvider = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(monitor);
        ArgumentNullException.ThrowIfNull(options);
        var kept = new KeptSlos(monitor);
        StateJournal journal = await StateJournal.OpenAsync(options.WithVersion(KeptSlos.Version), kept, timeProvider, cancellationToken);
        monitor.KeepIn((type, payload) => journal.Append(type, payload));
        return new SloJournal(monitor, journal, kept.Restored);
    }

    /// <summary>Writes all that was counted before.</summary>
    /// <param name="flush">Whether to flush to the disk at once; otherwise that happens every <see cref="JournalOptions.FlushInterval"/>.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Whether all of it is kept. False while nothing is kept.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ValueTask<bool> CommitAsync(bool flush = false, CancellationToken cancellationToken = default)
    {
        lock (_monitor.Gate)
            return _journal.CommitAsync(flush, cancellationToken);
    }

    /// <summary>Writes and flushes all that was counted before, and gives the folder free.</summary>
    /// <returns>When that is done.</returns>
    public ValueTask DisposeAsync()
    {
        lock (_monitor.Gate)
            return _journal.DisposeAsync();
    }
}
