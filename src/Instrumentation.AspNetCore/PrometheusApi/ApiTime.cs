using System.Globalization;
using Instrumentation.Syntax;
using Instrumentation.Templates;

namespace Instrumentation.PrometheusApi;

// Reads times and durations as Prometheus does.
internal static class ApiTime
{
    // The least and the largest time that Prometheus' clients know, in the only two texts with years beyond four digits that are read.
    public const long MinUnixMs = -9_223_309_901_257_974L * 1_000;
    public const long MaxUnixMs = (9_223_309_901_257_974L * 1_000) + 999;
    private const string MinText = "-292273086-05-16T16:47:06Z";
    private const string MaxText = "292277025-08-18T07:12:54.999999999Z";

    // What DateTimeOffset can hold, which is what a query can be run at.
    private static readonly long FirstQueryUnixMs = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    private static readonly long LastQueryUnixMs = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    // Where the parameter is not there, the default.
    public static long Optional(ApiParameters parameters, string name, long defaultUnixMs)
    {
        string text = parameters[name];
        if (text.Length == 0)
            return defaultUnixMs;
        return TryParse(text, out long unixMs)
            ? unixMs
            : throw ApiException.InvalidParameter(name, $"invalid time value for '{name}': cannot parse {QuotedText.Of(text)} to a valid timestamp");
    }

    public static DateTimeOffset OfQuery(string name, long unixMs) => unixMs >= FirstQueryUnixMs && unixMs <= LastQueryUnixMs
        ? DateTimeOffset.FromUnixTimeMilliseconds(unixMs)
        : throw ApiException.InvalidParameter(name, "a query can be evaluated from the year 1 to the year 9999");

    public static DateTimeOffset Required(ApiParameters parameters, string name) => TryParse(parameters[name], out long unixMs)
        ? OfQuery(name, unixMs)
        : throw ApiException.InvalidParameter(name, $"cannot parse {QuotedText.Of(parameters[name])} to a valid timestamp");

    public static TimeSpan Duration(string name, string text)
    {
        if (GoNumber.TryParse(text, out double seconds))
        {
            return Math.Abs(seconds) < PromqlDurations.MaxSeconds
                ? TimeSpan.FromTicks((long)(seconds * 1e9) / TimeSpan.NanosecondsPerTick)
                : throw ApiException.InvalidParameter(name, $"cannot parse {QuotedText.Of(text)} to a valid duration. It overflows int64");
        }

        return PromqlDurations.TryParse(text, out long milliseconds, out _) && text.Length > 0
            ? TimeSpan.FromMilliseconds(milliseconds)
            : throw ApiException.InvalidParameter(name, $"cannot parse {QuotedText.Of(text)} to a valid duration");
    }

    private static bool TryParse(string text, out long unixMs)
    {
        if (GoNumber.TryParse(text, out double seconds))
            return TryFromSeconds(seconds, out unixMs);
        unixMs = text == MinText ? MinUnixMs : MaxUnixMs;
        return text is MinText or MaxText || TryParseRfc3339(text, out unixMs);
    }

    // Milliseconds by the same roundings as Prometheus, on the way through nanoseconds.
    private static bool TryFromSeconds(double seconds, out long unixMs)
    {
        unixMs = 0;
        if (!(Math.Abs(seconds) * 1_000 <= MaxUnixMs))
            return false;
        double whole = Math.Truncate(seconds);
        double rest = Math.Round((seconds - whole) * 1_000, MidpointRounding.AwayFromZero) / 1_000;
        long nanoseconds = (long)(rest * 1e9);
        unixMs = ((long)whole * 1_000) + (long)Math.Floor(nanoseconds / 1e6);
        return true;
    }

    private static bool TryParseRfc3339(string text, out long unixMs)
    {
        unixMs = 0;
        int point = text.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0)
        {
            int zone = text.AsSpan(point + 1).IndexOfAnyExceptInRange('0', '9');
            if (zone <= 0)
                return false;

            // Below a tick nothing counts.
            text = string.Concat(text.AsSpan(0, point), ".", text.AsSpan(point + 1, Math.Min(zone, 7)), text.AsSpan(point + 1 + zone));
        }

        bool hasZone = text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':');
        if (!hasZone || !DateTimeOffset.TryParseExact(
            text, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time))
            return false;
        unixMs = time.ToUnixTimeMilliseconds();
        return true;
    }
}
