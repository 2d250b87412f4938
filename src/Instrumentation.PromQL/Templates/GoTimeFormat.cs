using System.Globalization;
using System.Text;

namespace Instrumentation.Templates;

/// <summary>Writes UTC times by a layout that shows the reference time <c>Mon Jan 2 15:04:05 MST 2006</c>, and lengths of time as Go does.</summary>
internal static class GoTimeFormat
{
    /// <summary>The layout in which a time is printed.</summary>
    public const string Default = "2006-01-02 15:04:05.999999999 -0700 MST";

    // Longer names come first where one begins another.
    private static readonly (string Name, Func<DateTime, string> Write)[] Parts =
    [
        ("January", time => time.ToString("MMMM", CultureInfo.InvariantCulture)),
        ("Jan", time => time.ToString("MMM", CultureInfo.InvariantCulture)),
        ("Monday", time => time.DayOfWeek.ToString()),
        ("Mon", time => time.DayOfWeek.ToString()[..3]),
        ("MST", _ => "UTC"),
        ("2006", time => time.Year.ToString("0000", CultureInfo.InvariantCulture)),
        ("002", time => time.DayOfYear.ToString("000", CultureInfo.InvariantCulture)),
        ("__2", time => time.DayOfYear.ToString(CultureInfo.InvariantCulture).PadLeft(3)),
        ("01", time => Two(time.Month)),
        ("02", time => Two(time.Day)),
        ("03", time => Two(Twelve(time.Hour))),
        ("04", time => Two(time.Minute)),
        ("05", time => Two(time.Second)),
        ("06", time => Two(time.Year % 100)),
        ("15", time => Two(time.Hour)),
        ("_2", time => time.Day.ToString(CultureInfo.InvariantCulture).PadLeft(2)),
        ("PM", time => time.Hour >= 12 ? "PM" : "AM"),
        ("pm", time => time.Hour >= 12 ? "pm" : "am"),
        ("-07:00:00", _ => "+00:00:00"),
        ("-070000", _ => "+000000"),
        ("-07:00", _ => "+00:00"),
        ("-0700", _ => "+0000"),
        ("-07", _ => "+00"),
        ("Z07:00:00", _ => "Z"),
        ("Z070000", _ => "Z"),
        ("Z07:00", _ => "Z"),
        ("Z0700", _ => "Z"),
        ("Z07", _ => "Z"),
        ("1", time => time.Month.ToString(CultureInfo.InvariantCulture)),
        ("2", time => time.Day.ToString(CultureInfo.InvariantCulture)),
        ("3", time => Twelve(time.Hour).ToString(CultureInfo.InvariantCulture)),
        ("4", time => time.Minute.ToString(CultureInfo.InvariantCulture)),
        ("5", time => time.Second.ToString(CultureInfo.InvariantCulture)),
    ];

    public static string Format(DateTimeOffset time, string layout)
    {
        DateTime utc = time.UtcDateTime;
        var text = new StringBuilder();
        for (int at = 0; at < layout.Length;)
        {
            if (TryFraction(utc, layout, at, text, out int length))
            {
                at += length;
                continue;
            }

            (string name, Func<DateTime, string>? write) = Part(layout.AsSpan(at));
            text.Append(write is null ? layout[at].ToString() : write(utc));
            at += write is null ? 1 : name.Length;
        }

        return text.ToString();
    }

    /// <summary>Writes a length of time, <c>1h2m3.5s</c>, <c>1.5ms</c>, <c>0s</c>.</summary>
    public static string Format(TimeSpan duration)
    {
        string sign = duration < TimeSpan.Zero ? "-" : "";
        Int128 whole = (Int128)Math.Abs(Math.Max(duration.Ticks, -long.MaxValue)) * 100;
        if (whole == 0)
            return "0s";
        if (whole < 1_000_000_000)
        {
            var nanoseconds = (long)whole;
            (int digits, string unit) = nanoseconds < 1_000 ? (0, "ns") : nanoseconds < 1_000_000 ? (3, "µs") : (6, "ms");
            return sign + Fraction(nanoseconds, digits) + unit;
        }

        Int128 seconds = whole / 1_000_000_000;
        var part = (long)(seconds % 60);
        string last = Fraction((part * 1_000_000_000) + (long)(whole % 1_000_000_000), 9) + "s";
        Int128 minutes = seconds / 60;
        return sign + (minutes == 0 ? last : minutes < 60 ? $"{minutes}m{last}" : $"{minutes / 60}h{minutes % 60}m{last}");
    }

    private static string Fraction(long value, int digits)
    {
        if (digits == 0)
            return value.ToString(CultureInfo.InvariantCulture);
        long unit = (long)Math.Pow(10, digits);
        string behind = (value % unit).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0').TrimEnd('0');
        return (value / unit).ToString(CultureInfo.InvariantCulture) + (behind.Length > 0 ? "." + behind : "");
    }

    private static (string Name, Func<DateTime, string>? Write) Part(ReadOnlySpan<char> rest)
    {
        foreach ((string name, Func<DateTime, string> write) in Parts)
        {
            // "Jan" does not stand for a month inside a longer word, as in "Janet".
            bool inWord = name == "Jan" && rest.Length > 3 && char.IsAsciiLetterLower(rest[3]);
            if (rest.StartsWith(name, StringComparison.Ordinal) && !inWord)
                return (name, write);
        }

        return ("", null);
    }

    private static bool TryFraction(DateTime time, string layout, int at, StringBuilder text, out int length)
    {
        length = 0;
        if (layout[at] is not ('.' or ',') || at + 1 >= layout.Length || layout[at + 1] is not ('0' or '9'))
            return false;
        char digit = layout[at + 1];
        length = 1;
        while (at + length < layout.Length && layout[at + length] == digit)
            length++;
        if (at + length < layout.Length && char.IsAsciiDigit(layout[at + length]))
            return false;
        string all = (time.Ticks % TimeSpan.TicksPerSecond * 100).ToString("000000000", CultureInfo.InvariantCulture);
        string shown = all[..Math.Min(length - 1, 9)];
        if (digit == '9')
            shown = shown.TrimEnd('0');
        if (shown.Length > 0)
            text.Append(layout[at]).Append(shown);
        return true;
    }

    private static string Two(int value) => value.ToString("00", CultureInfo.InvariantCulture);

    private static int Twelve(int hour) => hour % 12 == 0 ? 12 : hour % 12;
}
