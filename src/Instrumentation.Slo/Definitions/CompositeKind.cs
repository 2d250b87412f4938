namespace Instrumentation;

/// <summary>How objectives are put together.</summary>
public enum CompositeKind
{
    /// <summary>The weighted mean of the members' SLIs.</summary>
    Weighted,

    /// <summary>The worst member's SLI.</summary>
    WorstOf,

    /// <summary>The product of the members' SLIs, as for services that all have to answer.</summary>
    SerialProduct,
}
