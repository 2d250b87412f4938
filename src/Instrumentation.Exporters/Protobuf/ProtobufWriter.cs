using System.Buffers.Binary;
using System.Text;
using Instrumentation.Rendering;

namespace Instrumentation.Protobuf;

// The protocol buffers wire format, as much of it as io.prometheus.client.MetricFamily needs. Optional fields are written always, also when
// they are zero, because the schema is proto2, where an absent field is not a zero.
internal sealed class ProtobufWriter(ByteList target)
{
    private const int VarintType = 0;
    private const int Fixed64Type = 1;
    private const int LengthType = 2;
    private const int MaxVarint = 10;

    internal ByteList Target => target;

    internal void Unsigned(int field, ulong value)
    {
        Tag(field, VarintType);
        Varint(value);
    }

    internal void Signed(int field, long value) => Unsigned(field, ZigZag(value));

    internal void Number(int field, double value)
    {
        Tag(field, Fixed64Type);
        BinaryPrimitives.WriteDoubleLittleEndian(target.Reserve(sizeof(double)), value);
        target.Commit(sizeof(double));
    }

    internal void Text(int field, string value)
    {
        Tag(field, LengthType);
        Varint((ulong)Encoding.UTF8.GetByteCount(value));
        target.Add(value);
    }

    // Starts a message within the message; End is given what this returns.
    internal int Begin(int field)
    {
        Tag(field, LengthType);
        return target.Count;
    }

    // The length is known only now; it is put in front by moving the message, which is small but for a whole family.
    internal void End(int start)
    {
        Span<byte> length = stackalloc byte[MaxVarint];
        target.Insert(start, length[..Encode(length, (ulong)(target.Count - start))]);
    }

    internal static int Encode(Span<byte> bytes, ulong value)
    {
        int length = 0;
        while (value >= 0x80)
        {
            bytes[length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        bytes[length++] = (byte)value;
        return length;
    }

    private static ulong ZigZag(long value) => (ulong)((value << 1) ^ (value >> 63));

    private void Tag(int field, int wireType) => Varint((ulong)((field << 3) | wireType));

    private void Varint(ulong value) => target.Commit(Encode(target.Reserve(MaxVarint), value));
}
