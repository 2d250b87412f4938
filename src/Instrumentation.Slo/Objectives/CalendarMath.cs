namespace Instrumentation.Objectives;

/// <summary>Periods of the calendar as true intervals of time, days of 23 and 25 hours included.</summary>
internal static class CalendarMath
{
    public static TimeSpan UsualLength(CalendarPeriod period) => TimeSpan.FromDays(period switch
    {
        CalendarPeriod.Day => 1,
        CalendarPeriod.Week => 7,
        CalendarPeriod.Month => 30,
        CalendarPeriod.Quarter => 90,
        _ => 365,
    });

    public static (DateTimeOffset Start, DateTimeOffset End) PeriodAt(DateTimeOffset time, CalendarPeriod period, TimeZoneInfo zone)
    {
        DateTime first = FirstDay(TimeZoneInfo.ConvertTime(time, zone).DateTime.Date, period);
        DateTimeOffset start = StartOfDay(first, zone);
        // Where clocks are set back across midnight, the last hour of a day comes once more after the next day has begun.
        if (start > time)
            start = StartOfDay(first = Previous(first, period), zone);
        DateTime next = Next(first, period);
        return (start, StartOfDay(next, zone));
    }

    /// <summary>The first instant of a day: after a gap at midnight the first that exists, of a repeated midnight the earlier.</summary>
    public static DateTimeOffset StartOfDay(DateTime day, TimeZoneInfo zone)
    {
        DateTime local = DateTime.SpecifyKind(day, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(local))
        {
            DateTime valid = local;
            while (zone.IsInvalidTime(valid))
                valid = valid.AddMinutes(1);
            return new DateTimeOffset(valid, zone.GetUtcOffset(valid)).ToUniversalTime();
        }

        TimeSpan offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>The first day start after a time.</summary>
    public static DateTimeOffset NextDayStart(DateTimeOffset time, TimeZoneInfo zone)
    {
        DateTime day = TimeZoneInfo.ConvertTime(time, zone).DateTime.Date;
        DateTimeOffset next = StartOfDay(day, zone);
        while (next <= time)
            next = StartOfDay(day = day.AddDays(1), zone);
        return next;
    }

    private static DateTime FirstDay(DateTime day, CalendarPeriod period) => period switch
    {
        CalendarPeriod.Day => day,
        CalendarPeriod.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        CalendarPeriod.Month => new DateTime(day.Year, day.Month, 1, 0, 0, 0, DateTimeKind.Unspecified),
        CalendarPeriod.Quarter => new DateTime(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1, 0, 0, 0, DateTimeKind.Unspecified),
        _ => new DateTime(day.Year, 1, 1, 0, 0, 0, DateTimeKind.Unspecified),
    };

    private static DateTime Next(DateTime first, CalendarPeriod period) => Add(first, period, 1);

    private static DateTime Previous(DateTime first, CalendarPeriod period) => Add(first, period, -1);

    private static DateTime Add(DateTime first, CalendarPeriod period, int count) => period switch
    {
        CalendarPeriod.Day => first.AddDays(count),
        CalendarPeriod.Week => first.AddDays(7 * count),
        CalendarPeriod.Month => first.AddMonths(count),
        CalendarPeriod.Quarter => first.AddMonths(3 * count),
        _ => first.AddYears(count),
    };
}
