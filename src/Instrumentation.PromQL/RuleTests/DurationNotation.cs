using System.Globalization;

namespace Instrumentation.RuleTests;

// Durations as Prometheus writes them: whole numbers with units from years down to milliseconds, each once, such as 1h30m; or 0.
internal static class DurationNotation
{
    private static readonly (string Unit, long Milliseconds)[] Units =
    [
        ("y", 365L * 24 * 3_600_000), ("w", 7L * 24 * 3_600_000), ("d", 24L * 3_600_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000), ("ms", 1),
    ];

    public static long ParseMilliseconds(string text)
    {
        var reader = new NotationReader(text);
        long milliseconds = Read(reader);
        return reader.IsAtEnd ? milliseconds : throw reader.Fail("expected the end of the duration");
    }

    public static long ReadSigned(NotationReader reader)
    {
        if (reader.TryRead("-"))
            return -Read(reader);
        reader.TryRead("+");
        return Read(reader);
    }

    private static long Read(NotationReader reader)
    {
        int start = reader.Position;
        long milliseconds = 0;
        int largest = 0;
        while (char.IsAsciiDigit(reader.Current))
        {
            string digits = reader.ReadWhile(char.IsAsciiDigit);
            int unit = ReadUnit(reader, largest);
            if (unit < 0 && digits == "0" && largest == 0)
                return 0;
            if (unit < 0 || !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long count) || count > (long.MaxValue - milliseconds) / Units[unit].Milliseconds)
                reader.FailAt("expected a duration such as 1h30m", start);
            else
                milliseconds += count * Units[unit].Milliseconds;
            largest = unit + 1;
        }

        return reader.Position > start ? milliseconds : throw reader.Fail("expected a duration such as 1h30m");
    }

    private static int ReadUnit(NotationReader reader, int largest)
    {
        string letters = Peek(reader);
        for (int unit = Units.Length - 1; unit >= largest; unit--)
        {
            if (letters.StartsWith(Units[unit].Unit, StringComparison.Ordinal))
            {
                reader.Read(Units[unit].Unit);
                return unit;
            }
        }

        return -1;
    }

    private static string Peek(NotationReader reader) => reader.Text[reader.Position..Math.Min(reader.Text.Length, reader.Position + 2)];
}
