using Instrumentation.Rendering;

namespace Instrumentation;

/// <summary>A rendered exposition in pooled memory.</summary>
/// <remarks>Holds its memory, and its place among <see cref="PrometheusExporterOptions.MaxConcurrentScrapes"/>, until it is disposed of. For one reader.</remarks>
public sealed class Exposition : IDisposable
{
    private readonly SegmentedBuffer _buffer;
    private Action? _released;

    internal Exposition(SegmentedBuffer buffer, ExpositionFormat format, ExpositionCompression compression, Action released)
    {
        _buffer = buffer;
        _released = released;
        Format = format;
        Compression = compression;
        Length = buffer.Length;
    }

    /// <summary>The format.</summary>
    public ExpositionFormat Format { get; }

    /// <summary>The compression.</summary>
    public ExpositionCompression Compression { get; }

    /// <summary>The length in bytes as it is sent, the value of a Content-Length header.</summary>
    public long Length { get; }

    internal IEnumerable<ReadOnlyMemory<byte>> Segments => _buffer.Segments;

    /// <summary>Writes the whole exposition to a stream.</summary>
    /// <param name="output">The stream; it is neither flushed nor closed.</param>
    /// <param name="cancellationToken">Gives up, after which the stream has a part of the exposition.</param>
    /// <returns>When everything is written.</returns>
    /// <exception cref="ObjectDisposedException">The exposition was disposed of.</exception>
    public async Task CopyToAsync(Stream output, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        ObjectDisposedException.ThrowIf(_released is null, this);
        foreach (ReadOnlyMemory<byte> segment in _buffer.Segments)
            await output.WriteAsync(segment, cancellationToken);
    }

    /// <summary>Gives the memory back. Further calls do nothing.</summary>
    public void Dispose()
    {
        Action? released = Interlocked.Exchange(ref _released, null);
        if (released is null)
            return;
        _buffer.Dispose();
        released();
    }
}
