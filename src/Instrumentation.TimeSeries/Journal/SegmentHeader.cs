using System.Buffers.Binary;

namespace Instrumentation.Journal;

/// <summary>
/// The first bytes of a segment: magic (6), format version, state version, sequence number (8, little endian), checksum of all that (4). Every later
/// format keeps this layout, so that a newer file is told from a damaged one.
/// </summary>
internal readonly record struct SegmentHeader(byte FormatVersion, byte StateVersion, long Sequence)
{
    internal const int Size = 20;

    internal const byte CurrentFormat = 1;

    private const int ChecksumOffset = 16;

    // The first byte is no text and the last one shows a transfer that changed line ends.
    private static ReadOnlySpan<byte> Magic => [0x89, (byte)'J', (byte)'R', (byte)'N', (byte)'L', (byte)'\n'];

    /// <summary>Writes the header.</summary>
    /// <param name="target">At least <see cref="Size"/> bytes.</param>
    /// <returns>The checksum, which the first frame continues.</returns>
    internal uint Write(Span<byte> target)
    {
        Magic.CopyTo(target);
        target[6] = FormatVersion;
        target[7] = StateVersion;
        BinaryPrimitives.WriteInt64LittleEndian(target[8..], Sequence);
        uint checksum = Crc32C.Append(0, target[..ChecksumOffset]);
        BinaryPrimitives.WriteUInt32LittleEndian(target[ChecksumOffset..], checksum);
        return checksum;
    }

    internal static bool TryRead(ReadOnlySpan<byte> bytes, out SegmentHeader header, out uint checksum)
    {
        header = default;
        checksum = 0;
        if (bytes.Length < Size || !bytes.StartsWith(Magic))
            return false;
        checksum = Crc32C.Append(0, bytes[..ChecksumOffset]);
        header = new SegmentHeader(bytes[6], bytes[7], BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]));
        return checksum == BinaryPrimitives.ReadUInt32LittleEndian(bytes[ChecksumOffset..]) && header.FormatVersion > 0 && header.StateVersion > 0;
    }
}
