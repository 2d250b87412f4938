using System.Globalization;
using System.Text;

namespace Instrumentation.Templates;

/// <summary>Lengths of time as Prometheus' files write them: <c>1h30m</c>, units y w d h m s ms in this order, <c>0</c> without one.</summary>
internal static class PrometheusDuration
{
    // Prometheus counts nanoseconds in 64 bits.
    private const long MaxMilliseconds = long.MaxValue / 1_000_000;

    private static readonly (string Name, long Milliseconds, bool OnlyExact)[] Units =
    [
        ("y", 365L * 86_400_000, true), ("w", 7L * 86_400_000, true), ("d", 86_400_000, false), ("h", 3_600_000, false), ("m", 60_000, false), ("s", 1_000, false), ("ms", 1, false),
    ];

    public static bool TryParse(string text, out long milliseconds, out string problem)
    {
        milliseconds = 0;
        problem = "";
        if (text.Length == 0)
            problem = "empty duration string";
        if (text.Length == 0 || text == "0")
            return text.Length > 0;
        int at = 0;
        int unit = 0;
        while (at < text.Length)
        {
            int end = at;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
                end++;
            int nameEnd = end;
            while (nameEnd < text.Length && char.IsAsciiLetter(text[nameEnd]))
                nameEnd++;
            int next = unit;
            while (next < Units.Length && !text.AsSpan(end, nameEnd - end).SequenceEqual(Units[next].Name))
                next++;
            if (end == at || next == Units.Length)
            {
                problem = $"not a valid duration string: {GoQuote.Quote(text)}";
                return false;
            }

            if (!long.TryParse(text.AsSpan(at, end - at), NumberStyles.None, CultureInfo.InvariantCulture, out long amount)
                || amount > (MaxMilliseconds - milliseconds) / Units[next].Milliseconds)
            {
                problem = "duration out of range";
                return false;
            }

            milliseconds += amount * Units[next].Milliseconds;
            unit = next + 1;
            at = nameEnd;
        }

        return true;
    }

    public static string Format(TimeSpan duration)
    {
        var rest = (long)duration.TotalMilliseconds;
        if (rest == 0)
            return "0s";
        var text = new StringBuilder();
        foreach ((string name, long size, bool onlyExact) in Units)
        {
            if (rest < size || (onlyExact && rest % size != 0))
                continue;
            text.Append((rest / size).ToString(CultureInfo.InvariantCulture)).Append(name);
            rest %= size;
        }

        return text.ToString();
    }
}
