namespace Instrumentation.Functions;

/// <summary>Parts of dates in UTC, of the Gregorian calendar carried on in both directions.</summary>
internal static class CalendarFunctions
{
    // After 400 years the calendar repeats, days of the week included.
    private const int CycleYears = 400;
    private const long CycleSeconds = 12_622_780_800;

    // 292,277,022,400 years before the year 1, where Go's times begin. What is earlier has wrapped round to the end of 64 bits.
    private const long EarliestSeconds = -9_223_372_028_715_321_600;

    /// <summary>Reads a part of the date other than the year.</summary>
    /// <param name="unixSeconds">Seconds since 1970-01-01 UTC; cut to whole ones. What fits into no 64-bit integer, NaN too, is the least of them, as in Prometheus on x86-64.</param>
    /// <param name="part">The part; the year of the date that it gets is another with the same days.</param>
    public static double At(double unixSeconds, Func<DateTime, int> part) => part(DateIn(unixSeconds, out _));

    /// <summary>Reads the year.</summary>
    /// <param name="unixSeconds">As in <see cref="At"/>.</param>
    public static double Year(double unixSeconds) => DateIn(unixSeconds, out long cycles).Year + (cycles * CycleYears);

    private static DateTime DateIn(double unixSeconds, out long cycles)
    {
        long seconds = unixSeconds is >= long.MinValue and < 9_223_372_036_854_775_808.0 ? (long)unixSeconds : long.MinValue;
        Int128 moved = seconds < EarliestSeconds ? (Int128)seconds + ulong.MaxValue + 1 : seconds;
        cycles = (long)(moved / CycleSeconds) - (moved < 0 && moved % CycleSeconds != 0 ? 1 : 0);
        return DateTime.UnixEpoch.AddSeconds((long)(moved - ((Int128)cycles * CycleSeconds)));
    }
}
