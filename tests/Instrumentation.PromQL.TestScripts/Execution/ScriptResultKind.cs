namespace Instrumentation.TestScripts.Execution;

/// <summary>What a query gave.</summary>
public enum ScriptResultKind
{
    /// <summary>An error.</summary>
    Error,

    /// <summary>A number.</summary>
    Scalar,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A value for each series.</summary>
    Vector,

    /// <summary>Samples for each series.</summary>
    Matrix,
}
