namespace Instrumentation.Rendering;

// A constant piece of text with room behind it for copying by whole vectors.
internal sealed class PaddedBytes
{
    private readonly byte[] _padded;

    internal PaddedBytes(ReadOnlySpan<byte> bytes)
    {
        Length = bytes.Length;
        _padded = new byte[Length + VectorCopy.Room];
        bytes.CopyTo(_padded);
    }

    internal int Length { get; }

    internal ReadOnlySpan<byte> Span => _padded.AsSpan(0, Length);

    internal ReadOnlySpan<byte> Padded => _padded;
}
