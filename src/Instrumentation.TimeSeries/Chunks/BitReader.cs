namespace Instrumentation.Chunks;

/// <summary>Reads what <see cref="BitWriter"/> wrote.</summary>
internal ref struct BitReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private ulong _pending;
    private int _filled;

    /// <summary>How many bytes were taken, the last one whole.</summary>
    public int Position { get; private set; }

    /// <summary>Reads a number of 0 to 56 bits.</summary>
    public ulong Read(int width)
    {
        for (; _filled < width; _filled += 8)
            _pending |= (ulong)_bytes[Position++] << _filled;
        ulong value = _pending & ((1UL << width) - 1);
        _pending >>= width;
        _filled -= width;
        return value;
    }

    public ulong ReadVariable()
    {
        int size = 0;
        while (size < VariableWidth.Last && Read(1) != 0)
            size++;
        return ReadLong(VariableWidth.All[size]);
    }

    public long ReadSigned() => ZigZag.Decode(ReadVariable());

    public double ReadDifference(double previous)
    {
        if (Read(1) == 0)
            return previous;
        int trailing = (int)Read(6);
        int width = (int)Read(6) + 1;
        return BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(previous) ^ (ReadLong(width) << trailing));
    }

    private ulong ReadLong(int width) => width <= 32 ? Read(width) : Read(32) | (Read(width - 32) << 32);
}
