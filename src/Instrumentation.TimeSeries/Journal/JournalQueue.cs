namespace Instrumentation.Journal;

/// <summary>
/// What waits to be written. It takes records only while they have a place to go: a segment, or a checkpoint that waits before them. Safe from several threads.
/// </summary>
internal sealed class JournalQueue
{
    private const int MaxSpareBytes = 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly Queue<JournalWork> _works = new();
    private JournalBatch? _open;
    private FrameBuffer? _spare;
    private long _bytes;
    private bool _hasSegment;
    private bool _hasCheckpoint;
    private bool _hasGap;
    private bool _isClosed;

    internal int Count
    {
        get
        {
            lock (_lock)
                return _works.Count;
        }
    }

    /// <summary>Whether records are refused until a checkpoint is added.</summary>
    internal bool NeedsCheckpoint
    {
        get
        {
            lock (_lock)
                return !_isClosed && !_hasCheckpoint && (_hasGap || !_hasSegment);
        }
    }

    private bool IsAccepting => !_isClosed && !_hasGap && (_hasSegment || _hasCheckpoint);

    /// <summary>Adds a record.</summary>
    /// <param name="type">The record's type.</param>
    /// <param name="payload">Its bytes, which are copied.</param>
    /// <param name="isAwaited">Whether the caller waits for it to be durable.</param>
    /// <param name="isOverfull">Whether this record is the first for which there is no room.</param>
    /// <returns>The batch that has it; null where records have no place to go.</returns>
    internal JournalBatch? Add(byte type, ReadOnlySpan<byte> payload, bool isAwaited, out bool isOverfull)
    {
        lock (_lock)
        {
            isOverfull = IsAccepting && _bytes + payload.Length + FrameBuffer.Overhead > JournalConstants.MaxPendingBytes;
            _hasGap |= isOverfull;
            if (!IsAccepting)
                return null;
            if (_open is null)
            {
                _open = new JournalBatch(_spare ?? new FrameBuffer());
                _spare = null;
                _works.Enqueue(_open);
            }

            _open.Frames.Add(FrameKind.Record, type, payload);
            _open.IsAwaited |= isAwaited;
            _bytes += payload.Length + FrameBuffer.Overhead;
            return _open;
        }
    }

    /// <summary>Adds a checkpoint, which the caller is to capture at once.</summary>
    /// <returns>Null where one is under way already, or the queue is closed.</returns>
    internal JournalCheckpoint? AddCheckpoint()
    {
        lock (_lock)
        {
            if (_isClosed || _hasCheckpoint)
                return null;
            var checkpoint = new JournalCheckpoint(followsGap: _hasGap);
            _works.Enqueue(checkpoint);
            _open = null;
            _hasCheckpoint = true;
            _hasGap = false;
            return checkpoint;
        }
    }

    /// <summary>Notes how the checkpoint under way ended, and whether there is a segment now.</summary>
    internal void EndCheckpoint(bool hasSegment)
    {
        lock (_lock)
        {
            _hasCheckpoint = false;
            _hasSegment = hasSegment;
        }
    }

    /// <summary>Notes that the segment takes no more records.</summary>
    internal void LoseSegment()
    {
        lock (_lock)
            _hasSegment = false;
    }

    internal JournalWork? Take()
    {
        lock (_lock)
        {
            if (!_works.TryDequeue(out JournalWork? work))
                return null;
            if (work == _open)
                _open = null;
            return work;
        }
    }

    /// <summary>Takes the memory of a batch back.</summary>
    internal void Recycle(JournalBatch batch)
    {
        lock (_lock)
        {
            _bytes -= batch.Frames.Length;
            if (_spare is not null || _isClosed || batch.Frames.Length > MaxSpareBytes)
            {
                batch.Frames.Release();
                return;
            }

            batch.Frames.Clear();
            _spare = batch.Frames;
        }
    }

    /// <summary>Refuses everything for good; what waits can still be taken.</summary>
    internal void Close()
    {
        lock (_lock)
            _isClosed = true;
    }
}
