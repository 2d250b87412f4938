namespace Instrumentation.TimeIntervals;

/// <summary>Whole numbers from one to another, both among them.</summary>
/// <param name="Begin">The first.</param>
/// <param name="End">The last.</param>
public readonly record struct InclusiveRange(int Begin, int End)
{
    /// <summary>Tells whether a number is among them.</summary>
    /// <param name="number">The number.</param>
    /// <returns>True when it is.</returns>
    public bool Contains(int number) => number >= Begin && number <= End;
}
