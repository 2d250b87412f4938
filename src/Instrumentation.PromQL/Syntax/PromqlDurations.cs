using System.Text;

namespace Instrumentation.Syntax;

/// <summary>Reads and writes plain lengths of time, such as <c>1h30m</c>.</summary>
internal static class PromqlDurations
{
    /// <summary>The largest length in seconds, either way: what fits into nanoseconds of 64 bits.</summary>
    public const double MaxSeconds = long.MaxValue / 1e9;

    private static readonly (string Name, long Milliseconds, bool WholeOnly)[] Units =
    [
        ("y", 365L * 24 * 3600 * 1000, true),
        ("w", 7L * 24 * 3600 * 1000, true),
        ("d", 24L * 3600 * 1000, false),
        ("h", 3600L * 1000, false),
        ("m", 60L * 1000, false),
        ("s", 1000L, false),
        ("ms", 1L, false),
    ];

    /// <summary>Reads numbers with units, each unit once and the larger first.</summary>
    /// <param name="text">The text.</param>
    /// <param name="milliseconds">The length.</param>
    /// <param name="tooLong">Whether the text is well-formed but the length is above <see cref="MaxSeconds"/>.</param>
    /// <returns>True when it is a length.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out long milliseconds, out bool tooLong)
    {
        milliseconds = 0;
        tooLong = false;
        decimal total = 0;
        int next = 0;
        while (text.Length > 0)
        {
            int digits = text.IndexOfAnyExceptInRange('0', '9');
            if (digits <= 0)
                return false;
            int letters = text[digits..].IndexOfAnyInRange('0', '9');
            ReadOnlySpan<char> unit = letters < 0 ? text[digits..] : text.Slice(digits, letters);
            int index = next;
            while (index < Units.Length && !unit.SequenceEqual(Units[index].Name))
                index++;
            if (index == Units.Length)
                return false;
            tooLong |= !long.TryParse(text[..digits], out long count);
            total += (decimal)count * Units[index].Milliseconds;
            next = index + 1;
            text = text[(digits + unit.Length)..];
        }

        tooLong |= total > (decimal)(long.MaxValue / 1_000_000);
        milliseconds = tooLong ? 0 : (long)total;
        return !tooLong;
    }

    /// <summary>Writes a length of time, <c>0s</c> for none.</summary>
    public static string Format(long milliseconds)
    {
        if (milliseconds == 0)
            return "0s";
        var text = new StringBuilder(milliseconds < 0 ? "-" : "");
        ulong rest = milliseconds < 0 ? (ulong)-(milliseconds + 1) + 1 : (ulong)milliseconds;
        foreach ((string name, long length, bool wholeOnly) in Units)
        {
            ulong count = rest / (ulong)length;
            if (count == 0 || (wholeOnly && rest % (ulong)length != 0))
                continue;
            text.Append(count).Append(name);
            rest -= count * (ulong)length;
        }

        return text.ToString();
    }

    /// <summary>Seconds to whole milliseconds, a part of one cut off.</summary>
    public static long ToMilliseconds(double seconds)
    {
        double milliseconds = seconds * 1000;
        double nearest = Math.Round(milliseconds);

        // A whole millisecond may miss its number by the rounding of seconds.
        return (long)(Math.Abs(milliseconds - nearest) <= 1e-6 * Math.Max(1, Math.Abs(milliseconds) * 1e-9) ? nearest : Math.Truncate(milliseconds));
    }

    /// <summary>Whole milliseconds to seconds.</summary>
    public static double ToSeconds(long milliseconds) => (milliseconds / 1000) + (milliseconds % 1000 / 1000.0);
}
