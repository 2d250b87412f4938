using System.Text;

namespace Instrumentation.Rendering;

// Bytes that grow at the end and are kept from one exposition to the next.
internal sealed class ByteList
{
    private byte[] _bytes = [];

    internal int Count { get; private set; }

    internal ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Count);

    // The written bytes and whatever lies behind them.
    internal ReadOnlySpan<byte> Padded => _bytes;

    internal void Truncate(int count) => Count = count;

    internal Span<byte> Reserve(int size)
    {
        if (_bytes.Length - Count < size)
            Array.Resize(ref _bytes, Math.Max(Count + size, Count + (Count >> 2) + 64));
        return _bytes.AsSpan(Count);
    }

    internal void Commit(int written) => Count += written;

    internal void Add(byte value)
    {
        Reserve(1)[0] = value;
        Count++;
    }

    internal void Add(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        Count += bytes.Length;
    }

    internal void Add(string text) => Count += Encoding.UTF8.GetBytes(text, Reserve(Encoding.UTF8.GetMaxByteCount(text.Length)));

    internal void Insert(int at, ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        _bytes.AsSpan(at, Count - at).CopyTo(_bytes.AsSpan(at + bytes.Length));
        bytes.CopyTo(_bytes.AsSpan(at));
        Count += bytes.Length;
    }

    // Gives back what growing left over, when it is more than an eighth.
    internal void Trim()
    {
        if (_bytes.Length - Count > (Count >> 3) + (2 * VectorCopy.Room))
            Array.Resize(ref _bytes, Count + (Count >> 4) + VectorCopy.Room);
    }

    internal byte[] ToArray() => Written.ToArray();
}
