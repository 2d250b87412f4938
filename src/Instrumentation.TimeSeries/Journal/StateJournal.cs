namespace Instrumentation.Journal;

/// <summary>
/// Keeps a state across restarts and crashes: a folder of segments, each of which opens with a checkpoint of the whole state and goes on with the records
/// that were appended since.
/// </summary>
/// <remarks>
/// <para>Disks hurt nobody: what fails to be read or written is counted in <see cref="Status"/> and never thrown. While the disk refuses, records are dropped,
/// and the next checkpoint has what they changed.</para>
/// <para>Safe from several threads. A state that several threads change applies a change and appends its record under one lock, and holds that lock while it
/// calls <see cref="CommitAsync"/> (not until the commit completes); then no record is restored twice. Without the lock, a record may come both in the checkpoint
/// and after it, but never in neither.</para>
/// </remarks>
public sealed class StateJournal : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly JournalTally _tally = new();
    private readonly JournalQueue _queue = new();
    private readonly IJournaledState _state;
    private readonly JournalFolder _folder;
    private readonly JournalDrain _drain;
    private int _isDisposed;

    private StateJournal(IJournalStorage storage, JournalOptions options, IJournaledState state, TimeProvider timeProvider)
    {
        _state = state;
        _folder = new JournalFolder(storage, options.MaxBytes, _tally);
        _drain = new JournalDrain(_folder, _queue, _tally, options, timeProvider);
    }

    /// <summary>What the journal does and has met.</summary>
    public JournalStatus Status => _tally.Status;

    /// <summary>Restores a state from a folder, and begins a new segment with it.</summary>
    /// <param name="options">The folder, and limits.</param>
    /// <param name="state">The state, empty so far. Its methods are called before this completes.</param>
    /// <param name="timeProvider">Measures the time between flushes and between attempts after a failure; null for the system's.</param>
    /// <param name="cancellationToken">Keeps the opening from starting; what has started goes on.</param>
    /// <returns>The journal, whatever became of the folder; see <see cref="Status"/>.</returns>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled before.</exception>
    public static Task<StateJournal> OpenAsync(
        JournalOptions options, IJournaledState state, TimeProvider? timeProvider = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(state);
        options.Validate();
        return OpenAsync(options.Path is { } path ? new FolderStorage(path) : null, options, state, timeProvider ?? TimeProvider.System, cancellationToken);
    }

    internal static async Task<StateJournal> OpenAsync(
        IJournalStorage? storage, JournalOptions options, IJournaledState state, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var journal = new StateJournal(storage ?? new FolderStorage("."), options, state, timeProvider);
        if (storage is null)
            journal._drain.Close("No path is set.");
        else if (await Task.Run(() => journal.TryRecover(options.StateVersion), CancellationToken.None))
            await journal.BeginSegmentAsync();
        else
            journal._drain.Close("Another journal has the folder.");
        return journal;
    }

    /// <summary>Appends a record, to be written with the next commit.</summary>
    /// <param name="type">Anything; <see cref="JournalEntry.Type"/> gives it back.</param>
    /// <param name="payload">At most 16 MiB; copied.</param>
    /// <exception cref="ArgumentOutOfRangeException">The payload is too long.</exception>
    /// <remarks>Waits for no disk. Does nothing but count while nothing is kept, and after disposal.</remarks>
    public void Append(byte type, ReadOnlySpan<byte> payload) => Add(type, payload, isAwaited: false);

    /// <summary>Appends a record, and all that were appended before, so that they outlive a crash of the machine; callers at the same time share one flush.</summary>
    /// <param name="type">Anything; <see cref="JournalEntry.Type"/> gives it back.</param>
    /// <param name="payload">At most 16 MiB; copied before this returns.</param>
    /// <param name="cancellationToken">Ends the waiting; the record may become durable all the same.</param>
    /// <returns>Whether the record is durable. False while nothing is kept, when the disk refuses, and after disposal.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The payload is too long.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ValueTask<bool> AppendDurableAsync(byte type, ReadOnlySpan<byte> payload, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<bool>(cancellationToken);
        return Add(type, payload, isAwaited: true) is { } batch ? WaitAsync(batch, cancellationToken) : ValueTask.FromResult(false);
    }

    /// <summary>Writes all that was appended before, and begins a new segment where one is due: by size, or after a failure.</summary>
    /// <param name="flush">Whether to flush to the disk at once; otherwise that happens every <see cref="JournalOptions.FlushInterval"/>.</param>
    /// <param name="cancellationToken">Ends the waiting, unless the state was captured; what was appended is written by the next call.</param>
    /// <returns>
    /// Whether all that was appended so far is kept: it outlives the process, and the machine when <paramref name="flush"/> is set. False while nothing is kept.
    /// </returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <remarks>May call <see cref="IJournaledState.Capture"/> before it returns. Call it regularly: nothing else ends a segment or tries again after a failure.</remarks>
    public ValueTask<bool> CommitAsync(bool flush = false, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<bool>(cancellationToken);
        if (!_drain.IsCheckpointDue || _queue.AddCheckpoint() is not { } checkpoint)
            return WriteAsync(flush, cancellationToken);
        // The state must stay as it is until it is written, so there is no leaving now.
        checkpoint.Capture(_state);
        return WriteAsync(flush, CancellationToken.None);
    }

    /// <summary>Writes and flushes all that was appended, and gives the folder free. Further calls of any method do nothing.</summary>
    /// <returns>When that is done.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 1)
            return;
        if (_queue.NeedsCheckpoint)
            _queue.AddCheckpoint()?.Capture(_state);
        _queue.Close();
        await _gate.WaitAsync();
        try
        {
            await Task.Run(() => _drain.RunAsync(flush: true));
            _drain.Close("The journal is disposed.");
            _folder.Dispose();
        }
        finally
        {
            _gate.Release();
        }
    }

    private JournalBatch? Add(byte type, ReadOnlySpan<byte> payload, bool isAwaited)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(payload.Length, JournalConstants.MaxRecordBytes, nameof(payload));
        JournalBatch? batch = _queue.Add(type, payload, isAwaited, out bool isOverfull);
        if (batch is null)
            _tally.Dropped(1);
        if (isOverfull)
            _tally.Enter(JournalMode.Degraded, $"More than {JournalConstants.MaxPendingBytes} bytes were appended without a commit.");
        return batch;
    }

    private async ValueTask<bool> WaitAsync(JournalBatch batch, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            // Who was here before has written for all that had appended by then.
            if (!batch.IsSettled)
                await Task.Run(() => _drain.RunAsync(flush: false), CancellationToken.None);
            return batch.IsDurable;
        }
        finally
        {
            _gate.Release();
        }
    }

    private async ValueTask<bool> WriteAsync(bool flush, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_drain.HasWork(flush))
                await Task.Run(() => _drain.RunAsync(flush), CancellationToken.None);
            return _drain.HasSegment;
        }
        finally
        {
            _gate.Release();
        }
    }

    private bool TryRecover(int stateVersion)
    {
        IReadOnlyList<StoredFile> files = [];
        try
        {
            if (!_folder.TryClaim())
                return false;
        }
        catch (Exception exception)
        {
            // A folder that refuses to be written to can still be read.
            _tally.Failed(exception);
        }

        try
        {
            files = _folder.Look();
        }
        catch (Exception exception)
        {
            _tally.Failed(exception);
        }

        new JournalRecovery(_folder, _state, _tally, stateVersion).Run(files);
        return true;
    }

    private async Task BeginSegmentAsync()
    {
        _queue.AddCheckpoint()?.Capture(_state);
        await WriteAsync(flush: true, CancellationToken.None);
    }
}
