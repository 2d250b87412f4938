namespace Instrumentation.Syntax;

/// <summary>Functions inside computed lengths of time.</summary>
public enum DurationFunction
{
    /// <summary><c>step()</c>: the query's step, 0 for an instant query.</summary>
    Step,

    /// <summary><c>range()</c>: from the query's start to its end, 0 for an instant query.</summary>
    Range,

    /// <summary><c>min(a, b)</c> or <c>min_of(a, b)</c>.</summary>
    Min,

    /// <summary><c>max(a, b)</c> or <c>max_of(a, b)</c>.</summary>
    Max,
}
