namespace Instrumentation.TimeIntervals;

/// <summary>A part of each day.</summary>
/// <param name="StartMinute">The minute of the day from which on it holds, 0 to 1,439.</param>
/// <param name="EndMinute">The minute of the day from which on it no longer holds, up to 1,440.</param>
public readonly record struct TimeOfDayRange(int StartMinute, int EndMinute)
{
    /// <summary>Tells whether a minute is in the range.</summary>
    /// <param name="minute">The minute of the day.</param>
    /// <returns>True when it is.</returns>
    public bool Contains(int minute) => minute >= StartMinute && minute < EndMinute;
}
