using Instrumentation.Objectives;

namespace Instrumentation.Budgets;

/// <summary>The instants at which the days of a time zone begin, shared by all SLOs that look at the zone.</summary>
/// <remarks>Safe from several threads: a list is replaced as a whole.</remarks>
internal sealed class ZoneDays(TimeZoneInfo zone)
{
    private const long Day = TimeSpan.MillisecondsPerDay;

    // Days that are worked out beyond the one that was asked for.
    private const int Ahead = 40;
    private const int Behind = 420;

    private readonly bool _isUtc = zone.BaseUtcOffset == TimeSpan.Zero && !zone.SupportsDaylightSavingTime;
    private volatile long[] _starts = [];

    /// <summary>The latest begin of a day that is not after a time, in milliseconds since 1970.</summary>
    public long At(long time)
    {
        if (_isUtc)
            return time - (((time % Day) + Day) % Day);
        long[] starts = _starts;
        if (starts.Length == 0 || time < starts[0] || time >= starts[^1])
            _starts = starts = Around(time);
        int place = Array.BinarySearch(starts, time);
        return starts[place >= 0 ? place : ~place - 1];
    }

    private long[] Around(long time)
    {
        DateTime day = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(time), zone).DateTime.Date;
        var starts = new SortedSet<long>();
        for (int offset = -Behind; offset <= Ahead; offset++)
            starts.Add(CalendarMath.StartOfDay(day.AddDays(offset), zone).ToUnixTimeMilliseconds());
        return [.. starts];
    }
}
