namespace Instrumentation.Journal;

/// <summary>A segment that is being written, under an unfinished name until its checkpoint is durable.</summary>
internal sealed class SegmentWriter : IDisposable
{
    private readonly IStoredWriter _file;
    private readonly JournalTally _tally;
    private uint _checksum;

    private SegmentWriter(IStoredWriter file, long sequence, JournalTally tally)
    {
        _file = file;
        _tally = tally;
        Sequence = sequence;
    }

    internal long Sequence { get; }

    internal long Length { get; private set; }

    /// <summary>The length of header and checkpoint.</summary>
    internal long CheckpointLength { get; private set; }

    internal bool HasUnsynced { get; private set; }

    internal static SegmentWriter Create(IJournalStorage storage, long sequence, byte stateVersion, JournalTally tally)
    {
        var writer = new SegmentWriter(storage.Create(SegmentName.Of(sequence) + SegmentName.Unfinished), sequence, tally);
        try
        {
            Span<byte> header = stackalloc byte[SegmentHeader.Size];
            writer._checksum = new SegmentHeader(SegmentHeader.CurrentFormat, stateVersion, sequence).Write(header);
            writer.Append(header);
            return writer;
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    internal void Append(FrameBuffer frames) => Append(frames.Seal(ref _checksum));

    internal void Sync()
    {
        _file.Sync();
        HasUnsynced = false;
    }

    internal void EndCheckpoint() => CheckpointLength = Length;

    public void Dispose()
    {
        try
        {
            _file.Dispose();
        }
        catch (Exception exception)
        {
            _tally.Failed(exception);
        }
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        HasUnsynced = true;
        _file.Append(bytes);
        Length += bytes.Length;
    }
}
