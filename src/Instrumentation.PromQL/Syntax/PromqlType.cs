namespace Instrumentation.Syntax;

/// <summary>What an expression gives.</summary>
public enum PromqlType
{
    /// <summary>One number a step.</summary>
    Scalar,

    /// <summary>A value a step for each of any number of series.</summary>
    InstantVector,

    /// <summary>Samples of a time range for each of any number of series.</summary>
    RangeVector,

    /// <summary>A text.</summary>
    String,
}
