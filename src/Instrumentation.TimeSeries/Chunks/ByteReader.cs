using System.Buffers.Binary;

namespace Instrumentation.Chunks;

/// <summary>Reads what <see cref="ByteWriter"/> wrote.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes, int position)
{
    // A number of up to 57 bits lies within eight bytes wherever it starts.
    private const int MaxSimpleWidth = 57;

    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Position { get; private set; } = position;

    public readonly bool AtEnd => Position >= _bytes.Length;

    public readonly ReadOnlySpan<byte> Rest => _bytes[Position..];

    public void Skip(int count) => Position += count;

    public byte ReadByte() => _bytes[Position++];

    public ulong ReadUInt64()
    {
        ulong value = BinaryPrimitives.ReadUInt64LittleEndian(_bytes[Position..]);
        Position += sizeof(ulong);
        return value;
    }

    public double ReadDouble() => BitConverter.UInt64BitsToDouble(ReadUInt64());

    public ulong ReadVariable()
    {
        ulong value = 0;
        int shift = 0;
        byte part;
        do
        {
            part = ReadByte();
            value |= (ulong)(part & 0x7f) << shift;
            shift += 7;
        }
        while (part >= 0x80);
        return value;
    }

    public long ReadSigned() => ZigZag.Decode(ReadVariable());

    /// <summary>Reads numbers of a fixed width.</summary>
    public void ReadPacked(scoped Span<long> values, int width)
    {
        ReadOnlySpan<byte> packed = _bytes[Position..];
        Position += ((values.Length * width) + 7) / 8;
        ulong mask = width == 64 ? ulong.MaxValue : (1UL << width) - 1;
        int index = 0;
        if (width <= MaxSimpleWidth)
        {
            for (int bit = 0; index < values.Length && (bit >> 3) + sizeof(ulong) <= packed.Length; index++, bit += width)
                values[index] = (long)((BinaryPrimitives.ReadUInt64LittleEndian(packed[(bit >> 3)..]) >> (bit & 7)) & mask);
        }

        for (; index < values.Length; index++)
            values[index] = (long)(ReadWide(packed, index * width, width) & mask);
    }

    // Near the end, or wider than what one load holds.
    private static ulong ReadWide(ReadOnlySpan<byte> packed, int bit, int width)
    {
        int first = bit >> 3;
        int last = Math.Min((bit + width + 7) >> 3, packed.Length);
        UInt128 value = 0;
        for (int index = last - 1; index >= first; index--)
            value = (value << 8) | packed[index];
        return (ulong)(value >> (bit & 7));
    }
}
