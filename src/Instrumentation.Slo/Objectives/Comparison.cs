namespace Instrumentation;

/// <summary>How a measured value has to stand to its threshold.</summary>
public enum Comparison
{
    /// <summary>At least the threshold, <c>&gt;=</c>.</summary>
    AtLeast,

    /// <summary>At most the threshold, <c>&lt;=</c>.</summary>
    AtMost,

    /// <summary>Above the threshold, <c>&gt;</c>.</summary>
    Above,

    /// <summary>Below the threshold, <c>&lt;</c>.</summary>
    Below,
}
