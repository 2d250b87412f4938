namespace Instrumentation.TimeIntervals;

/// <summary>Limits of days, weeks, months and years.</summary>
internal static class TimeIntervalConstants
{
    public const int MinutesPerDay = 24 * 60;
    public const int MonthsPerYear = 12;
    public const int ShortestMonth = 28;
    public const int LongestMonth = 31;
}
