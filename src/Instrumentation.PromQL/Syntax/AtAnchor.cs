namespace Instrumentation.Syntax;

/// <summary>What <c>@</c> is followed by.</summary>
public enum AtAnchor
{
    /// <summary>A time, <c>@ 1600000000</c>.</summary>
    Time,

    /// <summary>The query's start, <c>@ start()</c>.</summary>
    Start,

    /// <summary>The query's end, <c>@ end()</c>.</summary>
    End,
}
