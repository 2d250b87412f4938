using System.Buffers.Binary;

namespace Instrumentation.Chunks;

/// <summary>A growing run of bytes, kept and filled again.</summary>
internal sealed class ByteWriter
{
    private byte[] _bytes = new byte[1_024];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void WriteByte(int value) => Take(1)[0] = (byte)value;

    public void WriteUInt64(ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Take(sizeof(ulong)), value);

    public void WriteDouble(double value) => WriteUInt64(BitConverter.DoubleToUInt64Bits(value));

    /// <summary>Seven bits a byte, the lowest first.</summary>
    public void WriteVariable(ulong value)
    {
        while (value >= 0x80)
        {
            WriteByte((byte)(value | 0x80));
            value >>= 7;
        }

        WriteByte((byte)value);
    }

    /// <summary>Small numbers of either sign take few bytes.</summary>
    public void WriteSigned(long value) => WriteVariable(ZigZag.Encode(value));

    /// <summary>Writes numbers of a fixed width one after the other, the lowest bit first.</summary>
    public void WritePacked(ReadOnlySpan<ulong> values, int width)
    {
        ulong pending = 0;
        int filled = 0;
        foreach (ulong value in values)
        {
            pending |= value << filled;
            if (filled + width < 64)
            {
                filled += width;
                continue;
            }

            WriteUInt64(pending);
            pending = filled == 0 ? 0 : value >> (64 - filled);
            filled += width - 64;
        }

        for (; filled > 0; filled -= 8)
        {
            WriteByte((byte)pending);
            pending >>= 8;
        }
    }

    public void Write(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Take(bytes.Length));

    private Span<byte> Take(int count)
    {
        if (Length + count > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + count));
        Length += count;
        return _bytes.AsSpan(Length - count, count);
    }
}
