using System.Globalization;
using System.Text;

namespace Instrumentation.PrometheusApi;

// Reads label names in paths. One of characters that a path could not take is written as U__ and then _HEX_ for such a character and __ for an underscore.
internal static class EscapedName
{
    private const string Mark = "U__";

    public static string Read(string name)
    {
        string read = name.StartsWith(Mark, StringComparison.Ordinal) ? Unescape(name) ?? name : name;
        return read.Length > 0 && !HasLoneSurrogate(read) ? read : throw ApiException.BadData($"invalid label name: {QuotedText.Of(name)}");
    }

    // Null where it is no escaped name after all.
    private static string? Unescape(string name)
    {
        var text = new StringBuilder(name.Length);
        for (int place = Mark.Length; place < name.Length; place++)
        {
            if (name[place] != '_')
            {
                text.Append(name[place]);
                continue;
            }

            int end = name.IndexOf('_', place + 1);
            if (end < 0)
                return null;
            ReadOnlySpan<char> digits = name.AsSpan(place + 1, end - place - 1);
            if (digits.IsEmpty)
                text.Append('_');
            else if (int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code) && Rune.IsValid(code))
                text.Append(new Rune(code).ToString());
            else
                return null;
            place = end;
        }

        return text.ToString();
    }

    private static bool HasLoneSurrogate(string text) => text.EnumerateRunes().Any(static rune => rune == Rune.ReplacementChar);
}
