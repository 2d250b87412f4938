using System.Numerics;

namespace Instrumentation.Chunks;

/// <summary>Writes bits behind a <see cref="ByteWriter"/>'s bytes; <see cref="Flush"/> fills the last byte up with zeros.</summary>
internal ref struct BitWriter(ByteWriter writer)
{
    private readonly ByteWriter _writer = writer;
    private ulong _pending;
    private int _filled;

    /// <summary>Writes the lowest bits of a number.</summary>
    /// <param name="value">The number, without bits above.</param>
    /// <param name="width">How many bits, 0 to 56.</param>
    public void Write(ulong value, int width)
    {
        _pending |= value << _filled;
        _filled += width;
        for (; _filled >= 8; _filled -= 8)
        {
            _writer.WriteByte((byte)_pending);
            _pending >>= 8;
        }
    }

    /// <summary>Writes a number in a bit for zero, and in the more bits the larger it is.</summary>
    public void WriteVariable(ulong value)
    {
        int size = VariableWidth.IndexOf(value);

        // As many ones as there are smaller widths, and a zero where larger ones follow.
        Write((1UL << size) - 1, size < VariableWidth.Last ? size + 1 : size);
        WriteLong(value, VariableWidth.All[size]);
    }

    public void WriteSigned(long value) => WriteVariable(ZigZag.Encode(value));

    /// <summary>Writes how a number's bits differ from another's: one bit where they do not.</summary>
    public void WriteDifference(double value, double previous)
    {
        ulong difference = BitConverter.DoubleToUInt64Bits(value) ^ BitConverter.DoubleToUInt64Bits(previous);
        if (difference == 0)
        {
            Write(0, 1);
            return;
        }

        int trailing = BitOperations.TrailingZeroCount(difference);
        int width = 64 - trailing - BitOperations.LeadingZeroCount(difference);
        Write(1, 1);
        Write((ulong)trailing, 6);
        Write((ulong)(width - 1), 6);
        WriteLong(difference >> trailing, width);
    }

    public void Flush()
    {
        if (_filled > 0)
            _writer.WriteByte((byte)_pending);
        _pending = 0;
        _filled = 0;
    }

    private void WriteLong(ulong value, int width)
    {
        if (width <= 32)
        {
            Write(value, width);
            return;
        }

        Write((uint)value, 32);
        Write(value >> 32, width - 32);
    }
}
