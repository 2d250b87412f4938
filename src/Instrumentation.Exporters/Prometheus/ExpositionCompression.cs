namespace Instrumentation;

/// <summary>How an exposition is compressed on its way.</summary>
public enum ExpositionCompression
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>With gzip, at its fastest level.</summary>
    Gzip,
}
