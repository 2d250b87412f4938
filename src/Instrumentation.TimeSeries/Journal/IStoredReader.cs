namespace Instrumentation.Journal;

internal interface IStoredReader : IDisposable
{
    long Length { get; }

    /// <summary>Reads at most as much as the buffer holds.</summary>
    /// <returns>How much was read; 0 at the end.</returns>
    int Read(long offset, Span<byte> buffer);
}
