namespace Instrumentation.Journal;

/// <summary>Takes the entries of a checkpoint and writes them as they come, so that a state of any size needs little memory. Not safe from several threads.</summary>
public sealed class JournalCheckpointWriter
{
    private const int FlushBytes = 256 * 1024;

    private readonly SegmentWriter _segment;
    private readonly JournalFolder _folder;
    private readonly FrameBuffer _frames = new();
    private Exception? _fault;
    private bool _isComplete;

    internal JournalCheckpointWriter(SegmentWriter segment, JournalFolder folder)
    {
        _segment = segment;
        _folder = folder;
    }

    /// <summary>Writes an entry.</summary>
    /// <param name="type">Anything; <see cref="JournalEntry.Type"/> gives it back.</param>
    /// <param name="payload">At most 16 MiB; copied.</param>
    /// <exception cref="ArgumentOutOfRangeException">The payload is too long.</exception>
    /// <exception cref="InvalidOperationException">The checkpoint is complete.</exception>
    /// <exception cref="IOException">The disk refuses, or the folder is full; let it pass.</exception>
    public void Write(byte type, ReadOnlySpan<byte> payload)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(payload.Length, JournalConstants.MaxRecordBytes, nameof(payload));
        if (_isComplete)
            throw new InvalidOperationException("The checkpoint is complete.");
        ThrowIfFaulted();
        _frames.Add(FrameKind.Entry, type, payload);
        if (_frames.Length >= FlushBytes)
            Flush();
    }

    /// <summary>Ends the checkpoint and makes it durable; fails where an entry failed, even if the state kept that to itself.</summary>
    internal void Complete()
    {
        _isComplete = true;
        ThrowIfFaulted();
        _frames.Add(FrameKind.CheckpointEnd, 0, []);
        Flush();
        _segment.EndCheckpoint();
        _segment.Sync();
    }

    internal void Release()
    {
        _isComplete = true;
        _frames.Release();
    }

    private void Flush()
    {
        try
        {
            _folder.MakeRoom(_segment, _segment.Length + _frames.Length);
            _segment.Append(_frames);
        }
        catch (Exception exception)
        {
            _fault = exception;
            throw;
        }

        _frames.Clear();
    }

    private void ThrowIfFaulted()
    {
        if (_fault is not null)
            throw new IOException(_fault.Message, _fault);
    }
}
