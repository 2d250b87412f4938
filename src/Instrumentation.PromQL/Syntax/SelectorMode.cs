namespace Instrumentation.Syntax;

/// <summary>How a selector finds values at the edges of its range.</summary>
public enum SelectorMode
{
    /// <summary>By the samples inside the range alone.</summary>
    Plain,

    /// <summary>With the last sample at or before the range's start as well; experimental.</summary>
    Anchored,

    /// <summary>With values interpolated at both edges; experimental.</summary>
    Smoothed,
}
