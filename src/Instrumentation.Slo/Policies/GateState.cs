namespace Instrumentation;

/// <summary>Whether deployments may go on.</summary>
public enum GateState
{
    /// <summary>They may.</summary>
    Open = 0,

    /// <summary>They are frozen.</summary>
    Frozen = 1,

    /// <summary>Nothing can be said.</summary>
    Unknown = 2,
}
