namespace Instrumentation.TimeIntervals;

/// <summary>
/// Times of days, weeks, months and years, as Alertmanager's <c>time_intervals</c> have them. An instant is in the interval when it fits one range of each
/// kind that is given; a kind without ranges fits always.
/// </summary>
/// <remarks>Immutable and safe from any thread.</remarks>
public sealed record TimeInterval
{
    /// <summary>Parts of the day.</summary>
    public IReadOnlyList<TimeOfDayRange> Times { get; init; } = [];

    /// <summary>Days of the week, 0 for Sunday to 6 for Saturday.</summary>
    public IReadOnlyList<InclusiveRange> Weekdays { get; init; } = [];

    /// <summary>Days of the month, 1 to 31, or -1 for the last to -31; what goes beyond the month is cut off.</summary>
    public IReadOnlyList<InclusiveRange> DaysOfMonth { get; init; } = [];

    /// <summary>Months, 1 for January to 12.</summary>
    public IReadOnlyList<InclusiveRange> Months { get; init; } = [];

    /// <summary>Years.</summary>
    public IReadOnlyList<InclusiveRange> Years { get; init; } = [];

    /// <summary>The zone whose clocks and calendars count; null for UTC.</summary>
    public TimeZoneInfo? Location { get; init; }

    /// <summary>Tells whether an instant lies in the interval.</summary>
    /// <param name="instant">The instant.</param>
    /// <returns>True when it does.</returns>
    public bool Contains(DateTimeOffset instant)
    {
        DateTime local = TimeZoneInfo.ConvertTime(instant, Location ?? TimeZoneInfo.Utc).DateTime;
        return Fits(Times, range => range.Contains((local.Hour * 60) + local.Minute))
            && Fits(Weekdays, range => range.Contains((int)local.DayOfWeek))
            && Fits(DaysOfMonth, range => IsDayIn(range, local))
            && Fits(Months, range => range.Contains(local.Month))
            && Fits(Years, range => range.Contains(local.Year));
    }

    /// <inheritdoc/>
    public bool Equals(TimeInterval? other) => other is not null
        && Times.SequenceEqual(other.Times)
        && Weekdays.SequenceEqual(other.Weekdays)
        && DaysOfMonth.SequenceEqual(other.DaysOfMonth)
        && Months.SequenceEqual(other.Months)
        && Years.SequenceEqual(other.Years)
        && Location?.Id == other.Location?.Id;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Times.Count, Weekdays.Count, DaysOfMonth.Count, Months.Count, Years.Count, Location?.Id);

    private static bool Fits<T>(IReadOnlyList<T> ranges, Func<T, bool> contains) => ranges.Count == 0 || ranges.Any(contains);

    private static bool IsDayIn(InclusiveRange range, DateTime local)
    {
        int days = DateTime.DaysInMonth(local.Year, local.Month);
        int begin = FromStart(range.Begin, days);
        return begin <= days && new InclusiveRange(begin, FromStart(range.End, days)).Contains(local.Day);
    }

    private static int FromStart(int day, int days) => day < 0 ? days + day + 1 : day;
}
