using System.Buffers;
using System.Buffers.Binary;

namespace Instrumentation.Journal;

/// <summary>
/// Frames one after another, as they stand in a segment: length of the payload (4 bytes, little endian), kind, type, payload, checksum (4 bytes).
/// A checksum continues that of the frame before, so a frame is valid only in its place.
/// </summary>
internal sealed class FrameBuffer
{
    internal const int HeadBytes = 6;
    internal const int ChecksumBytes = 4;
    internal const int Overhead = HeadBytes + ChecksumBytes;

    private const int FirstBytes = 4 * 1024;

    private byte[] _bytes = [];

    internal int Length { get; private set; }

    internal int Count { get; private set; }

    internal void Add(FrameKind kind, byte type, ReadOnlySpan<byte> payload)
    {
        Reserve(payload.Length + Overhead);
        Span<byte> frame = _bytes.AsSpan(Length);
        BinaryPrimitives.WriteInt32LittleEndian(frame, payload.Length);
        frame[4] = (byte)kind;
        frame[5] = type;
        payload.CopyTo(frame[HeadBytes..]);
        Length += payload.Length + Overhead;
        Count++;
    }

    /// <summary>Fills the checksums in.</summary>
    /// <param name="checksum">The checksum before the first frame; afterwards that of the last one.</param>
    /// <returns>All frames.</returns>
    internal ReadOnlySpan<byte> Seal(ref uint checksum)
    {
        Span<byte> rest = _bytes.AsSpan(0, Length);
        while (!rest.IsEmpty)
        {
            int covered = HeadBytes + BinaryPrimitives.ReadInt32LittleEndian(rest);
            checksum = Crc32C.Append(checksum, rest[..covered]);
            BinaryPrimitives.WriteUInt32LittleEndian(rest[covered..], checksum);
            rest = rest[(covered + ChecksumBytes)..];
        }

        return _bytes.AsSpan(0, Length);
    }

    internal void Clear()
    {
        Length = 0;
        Count = 0;
    }

    /// <summary>Gives the memory back; the buffer is empty and can be filled again.</summary>
    internal void Release()
    {
        if (_bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        Clear();
    }

    private void Reserve(int more)
    {
        if (_bytes.Length - Length >= more)
            return;
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(FirstBytes, Math.Max(Length + more, (int)Math.Min(2L * Length, Array.MaxLength))));
        _bytes.AsSpan(0, Length).CopyTo(larger);
        if (_bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
