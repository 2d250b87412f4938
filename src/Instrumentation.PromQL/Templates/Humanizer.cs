namespace Instrumentation.Templates;

/// <summary>Writes numbers for people.</summary>
internal static class Humanizer
{
    private static readonly string[] Large = ["k", "M", "G", "T", "P", "E", "Z", "Y"];
    private static readonly string[] Small = ["m", "u", "n", "p", "f", "a", "z", "y"];
    private static readonly string[] Powers = ["ki", "Mi", "Gi", "Ti", "Pi", "Ei", "Zi", "Yi"];

    public static string Decimal(double value)
    {
        if (value == 0 || !double.IsFinite(value))
            return Four(value);
        return Math.Abs(value) >= 1 ? Divided(value, 1000, Large) : Multiplied(value);
    }

    public static string Binary(double value) => Math.Abs(value) <= 1 || !double.IsFinite(value) ? Four(value) : Divided(value, 1024, Powers);

    public static string Duration(double seconds)
    {
        if (!double.IsFinite(seconds))
            return Four(seconds);
        if (seconds == 0)
            return Four(seconds) + "s";
        if (Math.Abs(seconds) < 1)
            return Multiplied(seconds) + "s";
        string sign = seconds < 0 ? "-" : "";
        double size = Math.Abs(seconds);

        // Beyond 64 bits Go gives the smallest number.
        long whole = size < 9.2e18 ? (long)size : long.MinValue;
        (long days, long hours, long minutes, long rest) = (whole / 86400, whole / 3600 % 24, whole / 60 % 60, whole % 60);
        if (days != 0)
            return $"{sign}{days}d {hours}h {minutes}m {rest}s";
        if (hours != 0)
            return $"{sign}{hours}h {minutes}m {rest}s";
        return minutes != 0 ? $"{sign}{minutes}m {rest}s" : $"{sign}{Four(size)}s";
    }

    public static string Timestamp(double seconds) =>
        double.IsFinite(seconds) ? GoTimeFormat.Format(Time(seconds), GoTimeFormat.Default) : Four(seconds);

    public static DateTimeOffset Time(double seconds)
    {
        if (!double.IsFinite(seconds))
            throw new TemplateException("value is NaN or Inf");
        double nanoseconds = seconds * 1e9;
        if (Math.Abs(nanoseconds) > long.MaxValue)
            throw new TemplateException($"{GoNumberFormat.Format(seconds)} cannot be represented as a nanoseconds timestamp since it overflows int64");
        return DateTimeOffset.FromUnixTimeMilliseconds((long)nanoseconds / 1_000_000);
    }

    public static TimeSpan Span(double seconds)
    {
        double ticks = seconds * TimeSpan.TicksPerSecond;
        return Math.Abs(ticks) < long.MaxValue ? new TimeSpan((long)ticks) : throw new TemplateException($"{GoNumberFormat.Format(seconds)} is no length of time");
    }

    private static string Divided(double value, double step, string[] prefixes)
    {
        string prefix = "";
        foreach (string next in prefixes)
        {
            if (Math.Abs(value) < step)
                break;
            prefix = next;
            value /= step;
        }

        return Four(value) + prefix;
    }

    private static string Multiplied(double value)
    {
        string prefix = "";
        foreach (string next in Small)
        {
            if (Math.Abs(value) >= 1)
                break;
            prefix = next;
            value *= 1000;
        }

        return Four(value) + prefix;
    }

    private static string Four(double value) => GoNumberFormat.Format(value, 'g', 4);
}
