namespace Instrumentation.Functions;

/// <summary>Parts of dates in UTC.</summary>
internal static class CalendarFunctions
{
    private const double Earliest = -62_135_596_800;
    private const double Latest = 253_402_300_799;

    /// <summary>Reads a part of the date.</summary>
    /// <param name="unixSeconds">Seconds since 1970-01-01 UTC; cut to whole ones.</param>
    /// <param name="part">The part.</param>
    /// <returns>The part; NaN for NaN and for years outside 1 to 9999.</returns>
    public static double At(double unixSeconds, Func<DateTime, int> part)
    {
        if (!(unixSeconds is >= Earliest and <= Latest))
            return double.NaN;
        return part(DateTime.UnixEpoch.AddSeconds(Math.Truncate(unixSeconds)));
    }
}
