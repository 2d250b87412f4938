using System.Globalization;
using System.Text;

namespace Instrumentation.RuleTests;

// Quoted texts with Go's escapes; none are read between backquotes.
internal static class QuotedNotation
{
    public static bool IsAtQuote(NotationReader reader) => reader.Current is '"' or '\'' or '`';

    public static string Read(NotationReader reader)
    {
        if (!IsAtQuote(reader))
            throw reader.Fail("expected a quoted text");
        string quote = reader.Current.ToString();
        reader.Read(quote);
        using var bytes = new MemoryStream();
        while (!reader.TryRead(quote))
        {
            if (reader.IsAtEnd)
                throw reader.Fail($"expected {quote} at the end of the quoted text");
            if (quote != "`" && reader.TryRead("\\"))
                ReadEscape(reader, bytes);
            else
                bytes.Write(Encoding.UTF8.GetBytes(reader.ReadWhile(character => character != quote[0] && (character != '\\' || quote == "`"))));
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    // \x and octal escapes give single bytes, the others characters.
    private static void ReadEscape(NotationReader reader, MemoryStream bytes)
    {
        char escape = reader.Current;
        if (char.IsBetween(escape, '0', '7'))
        {
            bytes.WriteByte((byte)ReadCode(reader, 3, 8));
            return;
        }

        reader.Read(escape == '\0' ? "an escape" : escape.ToString());
        int simple = "abfnrtv\\'\"".IndexOf(escape, StringComparison.Ordinal);
        if (simple >= 0)
            bytes.WriteByte((byte)"\a\b\f\n\r\t\v\\'\""[simple]);
        else if (escape == 'x')
            bytes.WriteByte((byte)ReadCode(reader, 2, 16));
        else if (escape is 'u' or 'U' && Rune.TryCreate(ReadCode(reader, escape == 'u' ? 4 : 8, 16), out Rune rune))
            bytes.Write(Encoding.UTF8.GetBytes(rune.ToString()));
        else
            throw reader.Fail($"\\{escape} is no escape");
    }

    private static int ReadCode(NotationReader reader, int length, int numberBase)
    {
        int start = reader.Position;
        int left = length;
        string digits = reader.ReadWhile(character => char.IsAsciiHexDigit(character) && left-- > 0);
        if (digits.Length == length && numberBase == 16 && int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code))
            return code;
        if (digits.Length == length && numberBase == 8 && digits.All(static digit => digit < '8'))
            return digits.Aggregate(0, static (value, digit) => (value * 8) + (digit - '0'));
        reader.FailAt($"expected {length} digits of an escape", start);
        return 0;
    }
}
