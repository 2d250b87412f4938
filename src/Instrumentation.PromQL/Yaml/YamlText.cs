using System.Globalization;
using System.Text;

namespace Instrumentation.Yaml;

/// <summary>Writes texts as YAML scalars that every reader takes for texts.</summary>
internal static class YamlText
{
    // Longer texts of one line are easier to read in a block.
    private const int LongLine = 100;

    // Words that some readers take for something else than a text.
    private static readonly HashSet<string> Words = new(["null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Writes a value.</summary>
    /// <param name="text">The text.</param>
    /// <param name="indent">How far the lines of a block are indented.</param>
    public static string Write(string text, int indent)
    {
        if (IsBlock(text))
            return Block(text, indent);
        return IsPlain(text) ? text : Quote(text);
    }

    /// <summary>Writes a key.</summary>
    public static string WriteKey(string text) => IsPlain(text) && !text.Contains(' ', StringComparison.Ordinal) ? text : Quote(text);

    private static bool IsPlain(string text) =>
        text.Length is > 0 and <= LongLine && (char.IsAsciiLetter(text[0]) || text[0] == '_') && text[^1] != ' ' && text[^1] != ':' && !Words.Contains(text)
        && text.All(character => char.IsAsciiLetterOrDigit(character) || " _-./()*+<>=:,%[]!^~;".Contains(character, StringComparison.Ordinal))
        && !text.Contains(": ", StringComparison.Ordinal);

    private static bool IsBlock(string text) =>
        (text.Length > LongLine || text.Contains('\n', StringComparison.Ordinal)) && !char.IsWhiteSpace(text[0])
        && text.EnumerateRunes().All(rune => rune.Value == '\n' || (YamlCharacters.IsAllowed(rune.Value) && rune.Value is not ('\r' or 0x85 or 0x2028 or 0x2029 or 0xfffd)));

    private static string Block(string text, int indent)
    {
        string body = text.TrimEnd('\n');
        int ends = text.Length - body.Length;
        var block = new StringBuilder(ends switch { 0 => "|-", 1 => "|", _ => "|+" });
        foreach (string line in body.Split('\n'))
        {
            block.Append('\n');
            if (line.Length > 0)
                block.Append(' ', indent).Append(line);
        }

        return block.Append('\n', Math.Max(ends - 1, 0)).ToString();
    }

    private static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (Rune rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                < ' ' or (>= 0x7f and < 0xa0) => quoted.Append("\\x").Append(rune.Value.ToString("x2", CultureInfo.InvariantCulture)),
                0x2028 or 0x2029 or 0xfeff or 0xfffe or 0xffff => quoted.Append("\\u").Append(rune.Value.ToString("x4", CultureInfo.InvariantCulture)),
                _ => quoted.Append(rune.ToString()),
            };
        }

        return quoted.Append('"').ToString();
    }
}
