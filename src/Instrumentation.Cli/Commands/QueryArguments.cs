using System.Globalization;
using Instrumentation.Syntax;

namespace Instrumentation.Commands;

/// <summary>Reads times and lengths of time of the command line.</summary>
internal static class QueryArguments
{
    /// <summary>Seconds since 1970, or RFC 3339.</summary>
    /// <exception cref="UnusableException">The text is no time.</exception>
    public static DateTimeOffset? Time(string option, string? text)
    {
        if (text is null)
            return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) && Math.Abs(seconds) < 1e11)
            return DateTimeOffset.UnixEpoch.AddMilliseconds(Math.Round(seconds * 1000));
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time
            : throw new UnusableException($"{option} is '{text}'; allowed are seconds since 1970, such as 1767225600, and times such as 2026-01-01T00:00:00Z.");
    }

    /// <summary>Seconds, or numbers with units.</summary>
    /// <exception cref="UnusableException">The text is no length of time.</exception>
    public static TimeSpan? Duration(string option, string? text)
    {
        if (text is null)
            return null;
        if (PromqlDurations.TryParse(text, out long milliseconds, out _))
            return TimeSpan.FromMilliseconds(milliseconds);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) && Math.Abs(seconds) < 1e9
            ? TimeSpan.FromMilliseconds(Math.Round(seconds * 1000))
            : throw new UnusableException($"{option} is '{text}'; allowed are seconds, and lengths of time such as 1m30s.");
    }
}
