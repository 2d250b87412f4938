namespace Instrumentation.TestScripts.Scripts;

/// <summary>What an expectation is about.</summary>
public enum ExpectationKind
{
    /// <summary>The query fails.</summary>
    Fail,

    /// <summary>There is a warning.</summary>
    Warn,

    /// <summary>There is no warning.</summary>
    NoWarn,

    /// <summary>There is an info.</summary>
    Info,

    /// <summary>There is no info.</summary>
    NoInfo,

    /// <summary>The series come in the order written.</summary>
    Ordered,
}
