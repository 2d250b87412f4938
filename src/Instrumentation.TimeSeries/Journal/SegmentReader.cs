using System.Buffers;
using System.Buffers.Binary;

namespace Instrumentation.Journal;

/// <summary>Reads a segment from its start, up to its end or its first damage. Payloads are handed out in the buffer they were read into.</summary>
internal sealed class SegmentReader : IDisposable
{
    private const int FirstBufferBytes = 64 * 1024;
    private readonly IStoredReader _file;
    private readonly JournalTally _tally;
    private readonly long _length;
    private byte[] _buffer;
    private int _start;
    private int _end;
    private long _read;
    private uint _checksum;

    private SegmentReader(IStoredReader file, JournalTally tally)
    {
        _file = file;
        _tally = tally;
        _length = file.Length;
        _buffer = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(_length, 1, FirstBufferBytes));
    }

    /// <summary>How many bytes from the start are sound.</summary>
    internal long SoundBytes { get; private set; }

    /// <summary>Bytes from the end of what is sound to the end of the file.</summary>
    internal long UnsoundBytes => _length - SoundBytes;

    /// <summary>What is wrong behind the sound bytes; null where the file just ends, or was not read so far.</summary>
    internal string? Damage { get; private set; }

    internal static SegmentReader Open(IJournalStorage storage, string name, JournalTally tally) =>
        Repeated.Run(() => new SegmentReader(storage.OpenRead(name), tally), tally);

    internal bool TryReadHeader(out SegmentHeader header)
    {
        header = default;
        if (Fill(SegmentHeader.Size) && SegmentHeader.TryRead(_buffer.AsSpan(_start, SegmentHeader.Size), out header, out _checksum))
        {
            Take(SegmentHeader.Size);
            return true;
        }

        Damage = "the header is damaged";
        return false;
    }

    /// <summary>Reads the next frame.</summary>
    /// <param name="frame">The frame, valid until the next call.</param>
    /// <returns>False at the end and at the first damage, which <see cref="Damage"/> then tells.</returns>
    internal bool TryRead(out Frame frame)
    {
        frame = default;
        if (Damage is not null || SoundBytes == _length)
            return false;
        if (!Fill(FrameBuffer.Overhead))
            return Fail("a record is cut off");
        uint payload = BinaryPrimitives.ReadUInt32LittleEndian(_buffer.AsSpan(_start));
        if (payload > JournalConstants.MaxRecordBytes || payload > UnsoundBytes - FrameBuffer.Overhead)
            return Fail("a record is cut off, or its length is damaged");
        int covered = FrameBuffer.HeadBytes + (int)payload;
        if (!Fill(covered + FrameBuffer.ChecksumBytes))
            return Fail("a record is cut off");
        ReadOnlySpan<byte> bytes = _buffer.AsSpan(_start, covered + FrameBuffer.ChecksumBytes);
        uint checksum = Crc32C.Append(_checksum, bytes[..covered]);
        if (checksum != BinaryPrimitives.ReadUInt32LittleEndian(bytes[covered..]))
            return Fail("a checksum does not match");
        if ((FrameKind)bytes[4] is FrameKind.None or > FrameKind.Record)
            return Fail("a record is of no known kind");
        _checksum = checksum;
        Take(bytes.Length);
        frame = new Frame((FrameKind)bytes[4], bytes[5], bytes[FrameBuffer.HeadBytes..covered]);
        return true;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _file.Dispose();
    }

    private void Take(int bytes)
    {
        _start += bytes;
        SoundBytes += bytes;
    }

    private bool Fail(string damage)
    {
        Damage = damage;
        return false;
    }

    private bool Fill(int bytes)
    {
        if (_end - _start >= bytes)
            return true;
        if (_buffer.Length < bytes)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(bytes);
            _buffer.AsSpan(_start, _end - _start).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }
        else
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        }

        _end -= _start;
        _start = 0;
        while (_end < bytes)
        {
            int more = Read(_buffer.AsSpan(_end));
            if (more == 0)
                return false;
            _end += more;
            _read += more;
        }

        return true;
    }

    private int Read(Span<byte> target)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return _file.Read(_read, target);
            }
            catch (Exception exception) when (attempt < Repeated.Attempts)
            {
                _tally.Failed(exception);
            }
        }
    }

    internal readonly ref struct Frame(FrameKind kind, byte type, ReadOnlySpan<byte> payload)
    {
        internal FrameKind Kind { get; } = kind;

        internal byte Type { get; } = type;

        internal ReadOnlySpan<byte> Payload { get; } = payload;
    }
}
