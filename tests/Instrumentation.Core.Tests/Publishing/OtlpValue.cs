using System.Text;
using Google.Protobuf;

namespace Instrumentation.Publishing;

// The value of one protobuf field: a number or bytes, by its wire type.
internal readonly record struct OtlpValue(ulong Number, byte[] Bytes)
{
    internal CodedInputStream CreateNested() => new(Bytes);

    internal string ReadString() => Encoding.UTF8.GetString(Bytes);

    internal double ReadDouble() => BitConverter.UInt64BitsToDouble(Number);

    internal long ReadFixed() => (long)Number;

    internal bool ReadBool() => Number != 0;

    // Zigzag.
    internal int ReadSigned() => (int)(Number >> 1) ^ -(int)(Number & 1);
}
