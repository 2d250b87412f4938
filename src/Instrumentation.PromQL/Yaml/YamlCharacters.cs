using System.Text;

namespace Instrumentation.Yaml;

/// <summary>Which characters a YAML text may have.</summary>
internal static class YamlCharacters
{
    /// <summary>Refuses control characters and halves of surrogate pairs.</summary>
    public static void Check(string text)
    {
        int place = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool half = rune == Rune.ReplacementChar && text[place] != '\ufffd';
            if (half || !IsAllowed(rune.Value))
            {
                ReadOnlySpan<char> before = text.AsSpan(0, place);
                throw new YamlSyntaxException(new YamlProblem(
                    before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'), "yaml: control characters are not allowed"));
            }

            place += rune.Utf16SequenceLength;
        }
    }

    /// <summary>Whether a character may stand in a text as it is.</summary>
    public static bool IsAllowed(int character) => character is '\t' or '\n' or '\r' or (>= ' ' and < 0x7f) or 0x85 or (>= 0xa0 and not 0xfeff and not 0xfffe and not 0xffff);
}
