using Instrumentation.Journal;

namespace Instrumentation;

/// <summary>Keeps what a <see cref="SeriesStore"/> holds across restarts and crashes.</summary>
/// <remarks>
/// From the opening on, what is appended to the store is written down in memory, and with <see cref="CommitAsync"/> to disk, off the appending threads. What was
/// appended since the last commit is lost to a kill. Disks hurt nobody: failures are counted in <see cref="Status"/>. Safe from any thread.
/// </remarks>
public sealed class SeriesJournal : IAsyncDisposable
{
    private readonly SeriesStore _store;
    private readonly SeriesState _state;
    private readonly StateJournal _journal;

    private SeriesJournal(SeriesStore store, SeriesState state, StateJournal journal)
    {
        _store = store;
        _state = state;
        _journal = journal;
    }

    /// <summary>What the journal does and has met.</summary>
    public JournalStatus Status => _journal.Status;

    /// <summary>How many samples were restored and kept when the journal was opened.</summary>
    public long RestoredSamples => _state.RestoredSamples;

    /// <summary>How many series have restored samples.</summary>
    public int RestoredSeries => _state.RestoredSeries;

    /// <summary>Restores a store from a folder, and keeps it there from now on.</summary>
    /// <param name="store">The store, which nothing has been appended to yet and no other journal keeps.</param>
    /// <param name="options">The folder, and limits; <see cref="JournalOptions.StateVersion"/> is the journal's own affair.</param>
    /// <param name="timeProvider">Measures the time between flushes and between attempts after a failure; null for the system's.</param>
    /// <param name="cancellationToken">Keeps the opening from starting; what has started goes on.</param>
    /// <returns>The journal, whatever became of the folder; see <see cref="Status"/>. Samples older than the store's retention are not restored.</returns>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled before.</exception>
    public static async Task<SeriesJournal> OpenAsync(
        SeriesStore store, JournalOptions options, TimeProvider? timeProvider = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(options);
        var state = new SeriesState(store);
        StateJournal journal = await StateJournal.OpenAsync(options.WithVersion(SampleItemConstants.Version), state, timeProvider, cancellationToken);
        state.Begin(journal);
        return new SeriesJournal(store, state, journal);
    }

    /// <summary>Writes all that was appended to the store before.</summary>
    /// <param name="flush">Whether to flush to the disk at once; otherwise that happens every <see cref="JournalOptions.FlushInterval"/>.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Whether all of it is kept. False while nothing is kept.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <remarks>Call it regularly.</remarks>
    public ValueTask<bool> CommitAsync(bool flush = false, CancellationToken cancellationToken = default) => _store.Exclusively(() =>
    {
        _state.HandOver();
        return _journal.CommitAsync(flush, cancellationToken);
    });

    /// <summary>Writes and flushes all that was appended to the store before, and gives the folder free.</summary>
    /// <returns>When that is done.</returns>
    public ValueTask DisposeAsync() => _store.Exclusively(() =>
    {
        _state.End();
        return _journal.DisposeAsync();
    });
}
