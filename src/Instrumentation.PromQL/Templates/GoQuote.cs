using System.Globalization;
using System.Text;

namespace Instrumentation.Templates;

/// <summary>Puts texts into quotes, and takes them out, as Go source text does.</summary>
internal static class GoQuote
{
    public static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (Rune rune in text.EnumerateRunes())
            Append(quoted, rune, '"');
        return quoted.Append('"').ToString();
    }

    public static string QuoteCharacter(long code)
    {
        Rune rune = Rune.IsValid((int)Math.Clamp(code, -1, int.MaxValue)) ? new Rune((int)code) : Rune.ReplacementChar;
        var quoted = new StringBuilder("'");
        Append(quoted, rune, '\'');
        return quoted.Append('\'').ToString();
    }

    /// <summary>Reads what stands between the quotes of an interpreted string or character.</summary>
    /// <returns>The text, or null where an escape is none.</returns>
    public static string? Unquote(ReadOnlySpan<char> inside, char quote)
    {
        var text = new StringBuilder(inside.Length);
        var bytes = new List<byte>();
        for (int at = 0; at < inside.Length;)
        {
            if (inside[at] != '\\')
            {
                Flush(text, bytes);
                text.Append(inside[at++]);
                continue;
            }

            if (!TryEscape(inside[(at + 1)..], quote, text, bytes, out int length))
                return null;
            at += 1 + length;
        }

        Flush(text, bytes);
        return text.ToString();
    }

    private static bool TryEscape(ReadOnlySpan<char> rest, char quote, StringBuilder text, List<byte> bytes, out int length)
    {
        length = 1;
        if (rest.IsEmpty)
            return false;
        int simple = "abfnrtv\\".IndexOf(rest[0], StringComparison.Ordinal);
        if (simple >= 0 || rest[0] == quote)
        {
            Flush(text, bytes);
            text.Append(simple >= 0 ? "\a\b\f\n\r\t\v\\"[simple] : quote);
            return true;
        }

        (int start, length, int radix) = rest[0] switch
        {
            'x' => (1, 3, 16),
            'u' => (1, 5, 16),
            'U' => (1, 9, 16),
            >= '0' and <= '7' => (0, 3, 8),
            _ => (0, int.MaxValue, 0),
        };
        if (rest.Length < length)
            return false;
        long code = 0;
        foreach (char character in rest[start..length])
        {
            int digit = char.IsAsciiHexDigit(character) ? int.Parse([character], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) : 99;
            if (digit >= radix)
                return false;
            code = (code * radix) + digit;
        }

        if (rest[0] is 'x' or (>= '0' and <= '7'))
        {
            if (code > 255)
                return false;
            bytes.Add((byte)code);
            return true;
        }

        Flush(text, bytes);
        if (!Rune.IsValid((int)Math.Min(code, int.MaxValue)))
            return false;
        text.Append(new Rune((int)code).ToString());
        return true;
    }

    private static void Flush(StringBuilder text, List<byte> bytes)
    {
        if (bytes.Count == 0)
            return;
        text.Append(Encoding.UTF8.GetString([.. bytes]));
        bytes.Clear();
    }

    private static void Append(StringBuilder quoted, Rune rune, char quote)
    {
        int simple = "\a\b\f\n\r\t\v".IndexOf(rune.Value < 128 ? (char)rune.Value : ' ', StringComparison.Ordinal);
        if (rune.Value == quote || rune.Value == '\\')
            quoted.Append('\\').Append((char)rune.Value);
        else if (simple >= 0)
            quoted.Append('\\').Append("abfnrtv"[simple]);
        else if (IsPrintable(rune))
            quoted.Append(rune.ToString());
        else if (rune.Value < 128)
            quoted.Append("\\x").Append(rune.Value.ToString("x2", CultureInfo.InvariantCulture));
        else
            quoted.Append(rune.Value < 0x10000 ? "\\u" + rune.Value.ToString("x4", CultureInfo.InvariantCulture) : "\\U" + rune.Value.ToString("x8", CultureInfo.InvariantCulture));
    }

    private static bool IsPrintable(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate);
}
