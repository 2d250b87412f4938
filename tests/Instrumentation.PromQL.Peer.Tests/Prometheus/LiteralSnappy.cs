namespace Instrumentation.PromqlPeer.Prometheus;

/// <summary>The block format of snappy with literals only: what remote write asks for, uncompressed.</summary>
internal static class LiteralSnappy
{
    private const int LiteralLength = 1 << 16;

    // The tag of a literal whose length, less one, follows in two bytes.
    private const byte TwoByteLiteral = 61 << 2;

    public static byte[] Encode(ReadOnlySpan<byte> data)
    {
        var block = new MemoryStream();
        uint length = (uint)data.Length;
        for (; length >= 0x80; length >>= 7)
            block.WriteByte((byte)(length | 0x80));
        block.WriteByte((byte)length);
        while (!data.IsEmpty)
        {
            ReadOnlySpan<byte> literal = data[..Math.Min(data.Length, LiteralLength)];
            int last = literal.Length - 1;
            block.Write([TwoByteLiteral, (byte)last, (byte)(last >> 8)]);
            block.Write(literal);
            data = data[literal.Length..];
        }

        return block.ToArray();
    }
}
