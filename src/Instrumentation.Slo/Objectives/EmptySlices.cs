namespace Instrumentation;

/// <summary>What a slice of time without events counts as.</summary>
public enum EmptySlices
{
    /// <summary>Nothing: it is not measured, and lowers the coverage.</summary>
    Excluded,

    /// <summary>A good slice.</summary>
    Good,

    /// <summary>A bad slice.</summary>
    Bad,
}
