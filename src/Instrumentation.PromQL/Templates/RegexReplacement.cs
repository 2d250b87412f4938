using System.Globalization;
using System.Text.RegularExpressions;

namespace Instrumentation.Templates;

/// <summary>Replaces matches by a text with <c>$1</c>, <c>${name}</c> and <c>$$</c>, as Go does.</summary>
internal static class RegexReplacement
{
    public static string ReplaceAll(Regex pattern, string replacement, string text, int limit)
    {
        var result = new TemplateText(limit);
        int end = 0;
        bool any = false;
        for (Match match = pattern.Match(text); match.Success; match = match.NextMatch())
        {
            // Go finds no empty match right behind another.
            if (match.Length == 0 && any && match.Index == end)
                continue;
            result.Append(text.AsSpan(end, match.Index - end));
            Append(result, replacement, match);
            end = match.Index + match.Length;
            any = true;
        }

        return result.Append(text.AsSpan(end)).ToString();
    }

    private static void Append(TemplateText result, ReadOnlySpan<char> replacement, Match match)
    {
        while (!replacement.IsEmpty)
        {
            int dollar = replacement.IndexOf('$');
            if (dollar < 0)
                break;
            result.Append(replacement[..dollar]);
            replacement = replacement[dollar..];
            if (replacement.StartsWith("$$"))
            {
                result.Append('$');
                replacement = replacement[2..];
            }
            else if (TryName(replacement, out string name, out int length))
            {
                result.Append(Group(match, name).ValueSpan);
                replacement = replacement[length..];
            }
            else
            {
                result.Append('$');
                replacement = replacement[1..];
            }
        }

        result.Append(replacement);
    }

    private static Group Group(Match match, string name) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? match.Groups[number] : match.Groups[name];

    private static bool TryName(ReadOnlySpan<char> text, out string name, out int length)
    {
        bool braced = text.StartsWith("${");
        int start = braced ? 2 : 1;
        int end = start;
        while (end < text.Length && (text[end] == '_' || char.IsLetterOrDigit(text[end])))
            end++;
        name = text[start..end].ToString();
        length = braced ? end + 1 : end;
        return end > start && (!braced || (end < text.Length && text[end] == '}'));
    }
}
