namespace Instrumentation;

/// <summary>What a request's headers ask for, and the headers of the response.</summary>
/// <param name="Format">The format.</param>
/// <param name="Compression">The compression.</param>
/// <param name="ContentType">The value of the response's Content-Type header.</param>
public readonly record struct ExpositionChoice(ExpositionFormat Format, ExpositionCompression Compression, string ContentType)
{
    /// <summary>The value of the response's Content-Encoding header, or null when there is to be none.</summary>
    public string? ContentEncoding => Compression == ExpositionCompression.Gzip ? "gzip" : null;
}
