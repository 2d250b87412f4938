namespace Instrumentation.Chunks;

/// <summary>How the numbers of a block are written.</summary>
internal enum FloatForm
{
    /// <summary>All are the one before the block.</summary>
    Constant,

    /// <summary>As integers with as many decimals as the last such block.</summary>
    SameDecimals,

    /// <summary>As integers with the given number of decimals.</summary>
    Decimals,

    /// <summary>As the bits of the numbers, the sign last.</summary>
    Bits,
}
