namespace Instrumentation.TimeIntervals;

/// <summary>
/// Times of days, weeks, months and years, as Alertmanager's <c>time_intervals</c> have them. An instant is in the interval when it is in one range of each
/// kind that is given.
/// </summary>
/// <remarks>Immutable and safe from any thread.</remarks>
public sealed record TimeInterval
{
    /// <summary>Parts of the day; null, the default, for the whole day. An empty list never fits; this holds for every kind.</summary>
    public IReadOnlyList<TimeOfDayRange>? Times { get; init; }

    /// <summary>Days of the week; null, the default, for all.</summary>
    public IReadOnlyList<WeekdayRange>? Weekdays { get; init; }

    /// <summary>Days of the month; null, the default, for all.</summary>
    public IReadOnlyList<DayOfMonthRange>? DaysOfMonth { get; init; }

    /// <summary>Months; null, the default, for all.</summary>
    public IReadOnlyList<MonthRange>? Months { get; init; }

    /// <summary>Years; null, the default, for all.</summary>
    public IReadOnlyList<YearRange>? Years { get; init; }

    /// <summary>The zone whose clocks and calendars count; UTC by default.</summary>
    public TimeZoneInfo Location { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Tells whether an instant lies in the interval.</summary>
    /// <param name="instant">The instant.</param>
    /// <returns>True when it does.</returns>
    public bool Contains(DateTimeOffset instant)
    {
        DateTime local = TimeZoneInfo.ConvertTime(instant, Location).DateTime;
        return Times?.Any(range => range.Contains(TimeOnly.FromDateTime(local))) != false
            && Weekdays?.Any(range => range.Contains(local.DayOfWeek)) != false
            && DaysOfMonth?.Any(range => range.Contains(DateOnly.FromDateTime(local))) != false
            && Months?.Any(range => range.Contains(local.Month)) != false
            && Years?.Any(range => range.Contains(local.Year)) != false;
    }

    /// <inheritdoc/>
    public bool Equals(TimeInterval? other) => other is not null
        && Same(Times, other.Times) && Same(Weekdays, other.Weekdays) && Same(DaysOfMonth, other.DaysOfMonth)
        && Same(Months, other.Months) && Same(Years, other.Years) && Location.Equals(other.Location);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(Times?.Count, Weekdays?.Count, DaysOfMonth?.Count, Months?.Count, Years?.Count, Location);

    private static bool Same<T>(IReadOnlyList<T>? left, IReadOnlyList<T>? right) => left is null ? right is null : right is not null && left.SequenceEqual(right);
}
