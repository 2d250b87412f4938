using System.Buffers;

namespace Instrumentation.Rendering;

// Memory from the shared pool that grows without copying and in steps that the pool keeps; given back as a whole.
internal sealed class SegmentedBuffer : IBufferWriter<byte>, IDisposable
{
    private const int SegmentSize = 64 * 1024;

    private readonly List<(byte[] Bytes, int Length)> _full = [];
    private byte[] _current = [];
    private int _used;

    internal long Length { get; private set; }

    internal IEnumerable<ReadOnlyMemory<byte>> Segments
    {
        get
        {
            foreach ((byte[] bytes, int length) in _full)
                yield return bytes.AsMemory(0, length);
            if (_used > 0)
                yield return _current.AsMemory(0, _used);
        }
    }

    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _current.Length - _used);
        _used += count;
        Length += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _current.AsMemory(_used);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _current.AsSpan(_used);
    }

    public void Dispose()
    {
        foreach ((byte[] bytes, _) in _full)
            ArrayPool<byte>.Shared.Return(bytes);
        _full.Clear();
        Return(_current);
        _current = [];
        _used = 0;
    }

    private static void Return(byte[] bytes)
    {
        if (bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(bytes);
    }

    private void Grow(int sizeHint)
    {
        if (_current.Length - _used >= Math.Max(sizeHint, 1))
            return;
        if (_used > 0)
            _full.Add((_current, _used));
        else
            Return(_current);
        _current = ArrayPool<byte>.Shared.Rent(Math.Max(sizeHint, SegmentSize));
        _used = 0;
    }
}
