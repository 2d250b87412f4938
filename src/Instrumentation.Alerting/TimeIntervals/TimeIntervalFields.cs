using System.Globalization;

namespace Instrumentation.TimeIntervals;

/// <summary>The fields of a time interval that hold ranges.</summary>
internal static class TimeIntervalFields
{
    private static readonly string[] DayNames = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    private static readonly string[] MonthNames =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    public static TimeIntervalField<WeekdayRange> Weekdays { get; } = new(
        "weekdays",
        "day of the week",
        text => Find(DayNames, text),
        day => DayNames[day],
        WeekdayRange.Problem,
        (first, last) => new WeekdayRange((DayOfWeek)first, (DayOfWeek)last),
        range => ((int)range.First, (int)range.Last));

    public static TimeIntervalField<DayOfMonthRange> DaysOfMonth { get; } = new(
        "days_of_month",
        "day of the month",
        Number,
        Text,
        ProblemWithDays,
        (first, last) => new DayOfMonthRange(first, last),
        range => (range.First, range.Last));

    public static TimeIntervalField<MonthRange> Months { get; } = new(
        "months",
        "month",
        text => Find(MonthNames, text) + 1 ?? Number(text),
        month => MonthNames[month - 1],
        MonthRange.Problem,
        (first, last) => new MonthRange(first, last),
        range => (range.First, range.Last));

    public static TimeIntervalField<YearRange> Years { get; } = new(
        "years",
        "year",
        Number,
        Text,
        YearRange.Problem,
        (first, last) => new YearRange(first, last),
        range => (range.First, range.Last));

    /// <summary>Alertmanager refuses more in files than what is never: its rule takes -1 for day 27.</summary>
    private static string? ProblemWithDays(int first, int last) => (first, last) switch
    {
        _ when DayOfMonthRange.Problem(first, last) is { } problem => problem,
        ( < 0, > 0) => $"the last day, {last}, has to be negative where the first, {first}, is",
        ( > 0, < 0) when first > TimeIntervalConstants.ShortestMonth + last => $"the last day, {last}, can be before the first, {first}",
        _ => null,
    };

    private static int? Find(string[] names, string text)
    {
        int place = Array.FindIndex(names, name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        return place < 0 ? null : place;
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
