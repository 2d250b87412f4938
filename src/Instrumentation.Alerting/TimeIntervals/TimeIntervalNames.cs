using System.Globalization;

namespace Instrumentation.TimeIntervals;

/// <summary>The names of days and months.</summary>
internal static class TimeIntervalNames
{
    /// <summary>The days, Sunday first.</summary>
    public static IReadOnlyList<string> Days { get; } = [.. DateTimeFormatInfo.InvariantInfo.DayNames.Select(Lower)];

    /// <summary>The months, January first.</summary>
    public static IReadOnlyList<string> Months { get; } = [.. DateTimeFormatInfo.InvariantInfo.MonthNames.Where(name => name.Length > 0).Select(Lower)];

    /// <summary>Finds a day by its name.</summary>
    /// <returns>0 for Sunday to 6; null for none.</returns>
    public static int? Day(string text) => Find(Days, text);

    /// <summary>Finds a month by its name or number.</summary>
    /// <returns>1 to 12; null for none.</returns>
    public static int? Month(string text) =>
        Find(Months, text) + 1 ?? (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is >= 1 and <= 12 ? number : null);

    private static int? Find(IReadOnlyList<string> names, string text)
    {
        for (int i = 0; i < names.Count; i++)
        {
            if (string.Equals(names[i], text, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return null;
    }

    private static string Lower(string name) => name.ToLowerInvariant();
}
