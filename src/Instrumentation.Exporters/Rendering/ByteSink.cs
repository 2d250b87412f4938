using System.Buffers;

namespace Instrumentation.Rendering;

// Writes into a buffer writer's memory directly and tells it only now and then how far it came.
internal ref struct ByteSink(IBufferWriter<byte> writer)
{
    private Span<byte> _span;
    private int _used;

    // At least this many bytes, of which Commit says how many were written.
    internal Span<byte> Reserve(int size)
    {
        if (_span.Length - _used < size)
        {
            Flush();
            _span = writer.GetSpan(size);
        }

        return _span[_used..];
    }

    internal void Commit(int written) => _used += written;

    internal void Write(scoped ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        _used += bytes.Length;
    }

    internal void Flush()
    {
        if (_used > 0)
            writer.Advance(_used);
        _span = default;
        _used = 0;
    }
}
