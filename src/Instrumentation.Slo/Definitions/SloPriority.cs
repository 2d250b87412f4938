namespace Instrumentation;

/// <summary>How much depends on an objective.</summary>
public enum SloPriority
{
    /// <summary>Little.</summary>
    Low,

    /// <summary>Something.</summary>
    Medium,

    /// <summary>Much.</summary>
    High,

    /// <summary>The business.</summary>
    Critical,
}
