namespace Instrumentation.TimeIntervals;

/// <summary>Years from one to another, both among them.</summary>
public sealed record YearRange
{
    /// <summary>Makes a range.</summary>
    /// <param name="first">The first year.</param>
    /// <param name="last">The last year, not before <paramref name="first"/>.</param>
    /// <exception cref="ArgumentException">The last year is before the first.</exception>
    public YearRange(int first, int last)
    {
        if (Problem(first, last) is { } problem)
            throw new ArgumentException(problem, nameof(last));
        First = first;
        Last = last;
    }

    /// <summary>Makes a range of one year.</summary>
    /// <param name="year">The year.</param>
    public YearRange(int year)
        : this(year, year)
    {
    }

    /// <summary>The first year.</summary>
    public int First { get; }

    /// <summary>The last year.</summary>
    public int Last { get; }

    /// <summary>Tells whether a year is in the range.</summary>
    /// <param name="year">The year.</param>
    /// <returns>True when it is.</returns>
    public bool Contains(int year) => year >= First && year <= Last;

    /// <summary>What is wrong with a range; null for nothing.</summary>
    internal static string? Problem(int first, int last) => last < first ? $"the last year, {last}, is before the first, {first}" : null;
}
