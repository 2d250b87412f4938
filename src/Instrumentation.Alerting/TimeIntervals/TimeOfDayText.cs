using System.Globalization;

namespace Instrumentation.TimeIntervals;

/// <summary>Reads and writes minutes of the day as <c>09:00</c>; the end of the day is <c>24:00</c>.</summary>
internal static class TimeOfDayText
{
    /// <summary>Reads a minute.</summary>
    /// <returns>The minute from midnight, or null when the text is none.</returns>
    public static int? Read(string text)
    {
        if (text is not [>= '0' and <= '2', >= '0' and <= '9', ':', >= '0' and <= '5', >= '0' and <= '9'])
            return null;
        int minute = (int.Parse(text.AsSpan(0, 2), CultureInfo.InvariantCulture) * 60) + int.Parse(text.AsSpan(3), CultureInfo.InvariantCulture);
        return minute <= TimeIntervalConstants.MinutesPerDay ? minute : null;
    }

    public static string Write(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");
}
