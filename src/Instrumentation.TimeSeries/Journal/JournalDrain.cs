namespace Instrumentation.Journal;

/// <summary>Writes what waits in the queue, and keeps the one segment that it goes to. One thread at a time, but for <see cref="IsCheckpointDue"/>.</summary>
internal sealed class JournalDrain(JournalFolder folder, JournalQueue queue, JournalTally tally, JournalOptions options, TimeProvider timeProvider)
{
    private readonly long _maxSegmentBytes = options.MaxSegmentBytes;
    private readonly TimeSpan _flushInterval = options.FlushInterval;
    private readonly byte _stateVersion = (byte)options.StateVersion;
    private readonly RetrySchedule _retry = new(timeProvider);
    private readonly List<JournalBatch> _unsynced = [];
    private SegmentWriter? _segment;
    private long _flushed;
    private volatile bool _isFull;

    /// <summary>Whether everything that was taken from the queue is in the current segment, by its checkpoint or after it.</summary>
    internal bool HasSegment => _segment is not null;

    /// <summary>Whether the next commit should add a checkpoint. Safe from any thread.</summary>
    internal bool IsCheckpointDue => (_isFull || queue.NeedsCheckpoint) && _retry.IsDue;

    internal bool HasWork(bool flush) => queue.Count > 0 || (_segment is { HasUnsynced: true } && (flush || IsFlushDue));

    private bool IsFlushDue => timeProvider.GetElapsedTime(_flushed) >= _flushInterval;

    /// <summary>Writes what waits at the start; what comes meanwhile is for the next run, so that those who wait for the flush are not kept waiting.</summary>
    internal async Task RunAsync(bool flush)
    {
        for (int works = queue.Count; works > 0; works--)
        {
            JournalWork work = queue.Take()!;
            if (work is JournalBatch batch)
                Write(batch);
            else
                await WriteAsync((JournalCheckpoint)work);
        }

        if (_unsynced.Count > 0 || (_segment is { HasUnsynced: true } && (flush || IsFlushDue)))
            Sync();
        _isFull = _segment is not null && IsFull(_segment);
    }

    // As much is spent on records as on checkpoints, unless that would fill the folder.
    private bool IsFull(SegmentWriter segment) =>
        segment.Length >= _maxSegmentBytes
        && segment.Length >= Math.Min(2 * segment.CheckpointLength, (segment.CheckpointLength + folder.MaxSegment) / 2);

    /// <summary>Gives up for good.</summary>
    internal void Close(string reason)
    {
        queue.Close();
        _segment?.Dispose();
        _segment = null;
        _isFull = false;
        tally.Enter(JournalMode.InMemory, reason);
    }

    private void Write(JournalBatch batch)
    {
        bool isWritten = false;
        try
        {
            if (_segment is not null)
            {
                folder.MakeRoom(_segment, _segment.Length + batch.Frames.Length);
                _segment.Append(batch.Frames);
                isWritten = true;
            }
        }
        catch (Exception exception)
        {
            Abandon(exception);
        }

        if (!isWritten)
        {
            tally.Dropped(batch.Frames.Count);
            batch.Settle(isDurable: false);
        }
        else
        {
            tally.Written(batch.Frames.Count);
            if (batch.IsAwaited)
                _unsynced.Add(batch);
        }

        queue.Recycle(batch);
    }

    private void Sync()
    {
        try
        {
            _segment?.Sync();
        }
        catch (Exception exception)
        {
            // What a failed sync leaves on disk is unknown, and a second one may claim success: the segment takes nothing more.
            Abandon(exception);
            return;
        }

        _flushed = timeProvider.GetTimestamp();
        Settle(isDurable: true);
    }

    private async Task WriteAsync(JournalCheckpoint checkpoint)
    {
        if (_unsynced.Count > 0)
            Sync();
        if (checkpoint.FollowsGap)
            LoseSegment();
        SegmentWriter? next = null;
        bool mayHaveName = false;
        try
        {
            Action<JournalCheckpointWriter> write = await checkpoint.Captured;
            if (!folder.TryClaim())
            {
                queue.EndCheckpoint(hasSegment: false);
                Close("Another journal has the folder.");
                return;
            }

            next = folder.Begin(_stateVersion);
            Fill(next, write);
            mayHaveName = true;
            folder.Publish(next);
        }
        catch (Exception exception)
        {
            Fail(exception, next, mayHaveName);
            return;
        }

        LoseSegment();
        _segment = next;
        _flushed = timeProvider.GetTimestamp();
        queue.EndCheckpoint(hasSegment: true);
        _retry.Succeeded();
        tally.Checkpointed();
        tally.Enter(JournalMode.Persistent, null);
        folder.Tidy();
    }

    private void Fill(SegmentWriter segment, Action<JournalCheckpointWriter> write)
    {
        var writer = new JournalCheckpointWriter(segment, folder);
        try
        {
            write(writer);
            writer.Complete();
        }
        finally
        {
            writer.Release();
        }
    }

    private void Fail(Exception exception, SegmentWriter? next, bool mayHaveName)
    {
        next?.Dispose();
        if (mayHaveName)
        {
            // Who opens the folder after a crash may find the new segment and would not read what is added to the old one.
            LoseSegment();
        }
        else if (next is not null)
        {
            folder.Withdraw(next);
        }

        queue.EndCheckpoint(hasSegment: _segment is not null);
        Count(exception);
    }

    private void Abandon(Exception exception)
    {
        LoseSegment();
        Settle(isDurable: false);
        Count(exception);
    }

    private void Count(Exception exception)
    {
        tally.Failed(exception);
        _retry.Failed();
        if (_segment is null)
            tally.Enter(JournalMode.Degraded, JournalTally.Describe(exception));
    }

    private void LoseSegment()
    {
        queue.LoseSegment();
        _segment?.Dispose();
        _segment = null;
    }

    private void Settle(bool isDurable)
    {
        foreach (JournalBatch batch in _unsynced)
            batch.Settle(isDurable);
        _unsynced.Clear();
    }
}
