namespace Instrumentation.TimeIntervals;

/// <summary>Days of the week from one to another, both among them. Weeks begin on Sunday, so Friday to Monday is two ranges.</summary>
public sealed record WeekdayRange
{
    /// <summary>Makes a range.</summary>
    /// <param name="first">The first day.</param>
    /// <param name="last">The last day, not before <paramref name="first"/> in a week from Sunday to Saturday.</param>
    /// <exception cref="ArgumentException">A day is none, or the last one is before the first.</exception>
    public WeekdayRange(DayOfWeek first, DayOfWeek last)
    {
        if (Problem((int)first, (int)last) is { } problem)
            throw new ArgumentException(problem, nameof(last));
        First = first;
        Last = last;
    }

    /// <summary>Makes a range of one day.</summary>
    /// <param name="day">The day.</param>
    /// <exception cref="ArgumentException">The day is none.</exception>
    public WeekdayRange(DayOfWeek day)
        : this(day, day)
    {
    }

    /// <summary>The first day.</summary>
    public DayOfWeek First { get; }

    /// <summary>The last day.</summary>
    public DayOfWeek Last { get; }

    /// <summary>Tells whether a day is in the range.</summary>
    /// <param name="day">The day.</param>
    /// <returns>True when it is.</returns>
    public bool Contains(DayOfWeek day) => day >= First && day <= Last;

    /// <summary>What is wrong with a range; null for nothing.</summary>
    internal static string? Problem(int first, int last)
    {
        if (first is < (int)DayOfWeek.Sunday or > (int)DayOfWeek.Saturday || last is < (int)DayOfWeek.Sunday or > (int)DayOfWeek.Saturday)
            return "a day of the week is none; allowed are sunday to saturday";
        return last < first ? $"the last day, {(DayOfWeek)last}, is before the first, {(DayOfWeek)first}; weeks begin on Sunday" : null;
    }
}
