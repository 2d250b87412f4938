namespace Instrumentation.TimeIntervals;

/// <summary>Days of each month from one to another, both among them; what goes beyond a month is cut off.</summary>
public sealed record DayOfMonthRange
{
    /// <summary>Makes a range.</summary>
    /// <param name="first">The first day: 1 to 31, or -1 for the month's last day to -31.</param>
    /// <param name="last">The last day, likewise.</param>
    /// <exception cref="ArgumentException">A day is none, or the last one is before the first in every month.</exception>
    public DayOfMonthRange(int first, int last)
    {
        if (Problem(first, last) is { } problem)
            throw new ArgumentException(problem, nameof(last));
        First = first;
        Last = last;
    }

    /// <summary>Makes a range of one day.</summary>
    /// <param name="day">The day: 1 to 31, or -1 for the month's last day to -31.</param>
    /// <exception cref="ArgumentException">The day is none.</exception>
    public DayOfMonthRange(int day)
        : this(day, day)
    {
    }

    /// <summary>The first day; below zero it counts from the end.</summary>
    public int First { get; }

    /// <summary>The last day; below zero it counts from the end.</summary>
    public int Last { get; }

    /// <summary>Tells whether a date is in the range.</summary>
    /// <param name="date">The date.</param>
    /// <returns>True when it is.</returns>
    public bool Contains(DateOnly date)
    {
        int days = DateTime.DaysInMonth(date.Year, date.Month);
        return date.Day >= InMonth(First, days) && date.Day <= InMonth(Last, days);
    }

    /// <summary>What is wrong with a range; null for nothing.</summary>
    internal static string? Problem(int first, int last)
    {
        if (!IsDay(first) || !IsDay(last))
            return $"{(IsDay(first) ? last : first)} is no day of a month; allowed are 1 to 31 and -31 to -1";

        return IsNever(first, last) ? $"the last day, {last}, is before the first, {first}, in every month" : null;
    }

    private static bool IsDay(int day) => day is >= -TimeIntervalConstants.LongestMonth and <= TimeIntervalConstants.LongestMonth and not 0;

    // A first day counted from the end comes earliest in the shortest month, a last one latest in the longest.
    private static bool IsNever(int first, int last) => (first < 0, last < 0) switch
    {
        (true, false) => InMonth(first, TimeIntervalConstants.ShortestMonth) > last,
        (false, true) => first > InMonth(last, TimeIntervalConstants.LongestMonth),
        _ => first > last,
    };

    private static int InMonth(int day, int days) => day < 0 ? days + 1 + day : day;
}
