using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Instrumentation.RegularExpressions;

/// <summary>Go's replacement templates.</summary>
internal static class Re2Template
{
    private const int MaxNumber = 100_000_000;

    public static string Expand(string template, Match match)
    {
        var text = new StringBuilder();
        int position = 0;
        while (template.IndexOf('$', position) is var dollar and >= 0)
        {
            text.Append(template, position, dollar - position);
            position = dollar + 1;
            if (position < template.Length && template[position] == '$')
            {
                text.Append('$');
                position++;
            }
            else if (TakeName(template, ref position) is { } name)
            {
                AppendGroup(text, match, name);
            }
            else
            {
                text.Append('$');
            }
        }

        return text.Append(template, position, template.Length - position).ToString();
    }

    public static string ReplaceAll(Regex expression, string text, string template)
    {
        var replaced = new StringBuilder();
        int position = 0;
        int lastEnd = -1;
        for (Match match = expression.Match(text); match.Success; match = match.NextMatch())
        {
            bool isInside = match.Index > 0 && match.Index < text.Length && char.IsSurrogatePair(text[match.Index - 1], text[match.Index]);
            if (match.Length == 0 && (match.Index == lastEnd || isInside))
                continue;
            replaced.Append(text, position, match.Index - position).Append(Expand(template, match));
            position = lastEnd = match.Index + match.Length;
        }

        return replaced.Append(text, position, text.Length - position).ToString();
    }

    // Leaves the position where it is when no name follows.
    private static string? TakeName(string template, ref int position)
    {
        int start = position;
        bool isBraced = start < template.Length && template[start] == '{';
        if (isBraced)
            start++;
        int end = start;
        while (end < template.Length && Rune.TryGetRuneAt(template, end, out Rune rune) && (Rune.IsLetter(rune) || IsDigit(rune) || rune.Value == '_'))
            end += rune.Utf16SequenceLength;
        if (end == start || (isBraced && (end == template.Length || template[end] != '}')))
            return null;
        position = isBraced ? end + 1 : end;
        return template[start..end];
    }

    private static bool IsDigit(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber;

    private static void AppendGroup(StringBuilder text, Match match, string name)
    {
        // .NET gives a group with a name a second number, which Go does not have.
        if (GroupNumber(name) is { } number && match.Groups[number].Name is [>= '0' and <= '9', ..])
            text.Append(match.Groups[number].ValueSpan);
        else if (!char.IsAsciiDigit(name[0]))
            text.Append(match.Groups[name].ValueSpan);
    }

    private static int? GroupNumber(string name)
    {
        if (name[0] == '0' && name.Length > 1)
            return null;
        return name.All(char.IsAsciiDigit) && int.TryParse(name, CultureInfo.InvariantCulture, out int number) && number < MaxNumber ? number : null;
    }
}
