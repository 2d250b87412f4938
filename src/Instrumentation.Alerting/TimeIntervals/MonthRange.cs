namespace Instrumentation.TimeIntervals;

/// <summary>Months from one to another, both among them.</summary>
public sealed record MonthRange
{
    /// <summary>Makes a range.</summary>
    /// <param name="first">The first month, 1 for January to 12.</param>
    /// <param name="last">The last month, not before <paramref name="first"/>.</param>
    /// <exception cref="ArgumentException">A month is none, or the last one is before the first.</exception>
    public MonthRange(int first, int last)
    {
        if (Problem(first, last) is { } problem)
            throw new ArgumentException(problem, nameof(last));
        First = first;
        Last = last;
    }

    /// <summary>Makes a range of one month.</summary>
    /// <param name="month">The month, 1 for January to 12.</param>
    /// <exception cref="ArgumentException">The month is none.</exception>
    public MonthRange(int month)
        : this(month, month)
    {
    }

    /// <summary>The first month, 1 for January.</summary>
    public int First { get; }

    /// <summary>The last month, 1 for January.</summary>
    public int Last { get; }

    /// <summary>Tells whether a month is in the range.</summary>
    /// <param name="month">The month, 1 for January.</param>
    /// <returns>True when it is.</returns>
    public bool Contains(int month) => month >= First && month <= Last;

    /// <summary>What is wrong with a range; null for nothing.</summary>
    internal static string? Problem(int first, int last)
    {
        if (first is < 1 or > TimeIntervalConstants.MonthsPerYear || last is < 1 or > TimeIntervalConstants.MonthsPerYear)
            return "a month is none; allowed are january to december and 1 to 12";
        return last < first ? $"the last month, {last}, is before the first, {first}" : null;
    }
}
