namespace Instrumentation.TimeIntervals;

/// <summary>A part of each day, to the minute.</summary>
public sealed record TimeOfDayRange
{
    /// <summary>Makes a part of the day.</summary>
    /// <param name="startMinute">The first minute, counted from midnight: 0 to 1,439.</param>
    /// <param name="endMinute">The minute behind the last one, above <paramref name="startMinute"/>; 1,440 for the end of the day.</param>
    /// <exception cref="ArgumentOutOfRangeException">A minute is outside of its range.</exception>
    public TimeOfDayRange(int startMinute, int endMinute)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(startMinute);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(endMinute, TimeIntervalConstants.MinutesPerDay);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(endMinute, startMinute);
        StartMinute = startMinute;
        EndMinute = endMinute;
    }

    /// <summary>The first minute, counted from midnight.</summary>
    public int StartMinute { get; }

    /// <summary>The minute behind the last one; 1,440 for the end of the day.</summary>
    public int EndMinute { get; }

    /// <summary>Tells whether a time lies in the range.</summary>
    /// <param name="time">The time; its seconds do not matter.</param>
    /// <returns>True when it does.</returns>
    public bool Contains(TimeOnly time)
    {
        int minute = (time.Hour * 60) + time.Minute;
        return minute >= StartMinute && minute < EndMinute;
    }
}
