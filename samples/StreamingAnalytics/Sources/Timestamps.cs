using System.Globalization;

namespace Samples.StreamingAnalytics.Sources;

/// <summary>Reads the timestamps of events.</summary>
internal static class Timestamps
{
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd HH:mm:ss",
        "yyyy-MM-dd HH:mm:ss.FFFFFFF",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    /// <summary>Reads a date and a time; UTC where the text does not say.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out long unixMs)
    {
        bool valid = DateTimeOffset.TryParseExact(
            text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time);
        unixMs = time.ToUnixTimeMilliseconds();
        return valid;
    }
}
