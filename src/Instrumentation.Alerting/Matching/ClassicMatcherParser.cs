using System.Text;
using Instrumentation.Labels;

namespace Instrumentation.Matching;

/// <summary>The older syntax: values in quotes or not, and a backslash before <c>n</c>, a quote or another backslash.</summary>
internal static class ClassicMatcherParser
{
    private const string White = "\t\n\f\r ";

    public static IReadOnlyList<LabelMatcher> Parse(string text)
    {
        int start = text.StartsWith('{') ? 1 : 0;
        int end = text.Length > start && text.EndsWith('}') ? text.Length - 1 : text.Length;
        return [.. Parts(text, start, end).Select(part => ParseOne(text[part], part.Start.Value))];
    }

    /// <summary>Cuts at the commas that stand outside of quotes; what is blank behind the last one is no part.</summary>
    private static List<Range> Parts(string text, int start, int end)
    {
        var parts = new List<Range>();
        bool isQuoted = false;
        bool isEscaped = false;
        int from = start;
        for (int i = start; i < end; i++)
        {
            // A comma leaves the backslash before it in force, as in Alertmanager.
            switch (text[i])
            {
                case ',' when isQuoted:
                    break;
                case ',':
                    parts.Add(from..i);
                    from = i + 1;
                    break;
                case '"':
                    isQuoted ^= !isEscaped;
                    isEscaped = false;
                    break;
                default:
                    isEscaped = text[i] == '\\' && !isEscaped;
                    break;
            }
        }

        ReadOnlySpan<char> last = text.AsSpan(from, end - from);
        if (!last.IsWhiteSpace())
            parts.Add((end - last.TrimStart().Length)..(from + last.TrimEnd().Length));
        return parts;
    }

    private static LabelMatcher ParseOne(string text, int offset)
    {
        int nameAt = SkipWhite(text, 0);
        int nameEnd = nameAt;
        while (nameEnd < text.Length && IsNameCharacter(text[nameEnd], isFirst: nameEnd == nameAt))
            nameEnd++;
        int operatorAt = SkipWhite(text, nameEnd);
        if (nameEnd == nameAt || MatcherOperator.Read(text.AsSpan(operatorAt)) is not { } type)
            throw new MatcherSyntaxException($"bad matcher format: {text}", offset + nameAt + 1);
        int valueAt = SkipWhite(text, operatorAt + MatcherOperator.Text(type).Length);
        int column = offset + valueAt + 1;
        return MatcherOperator.Matcher(text[nameAt..nameEnd], type, Unescape(text.AsSpan(valueAt).TrimEnd(White), column), column);
    }

    private static string Unescape(ReadOnlySpan<char> raw, int column)
    {
        bool isOpen = raw.StartsWith('"');
        ReadOnlySpan<char> value = isOpen ? raw[1..] : raw;
        var text = new StringBuilder(value.Length);
        for (int i = 0; i < value.Length; i++)
        {
            bool isLast = i == value.Length - 1;
            switch (value[i])
            {
                case '\\' when !isLast:
                    i++;
                    text.Append(value[i] switch { 'n' => "\n", '"' => "\"", '\\' => "\\", char other => "\\" + other });
                    break;
                case '"' when isOpen && isLast:
                    isOpen = false;
                    break;
                case '"':
                    throw new MatcherSyntaxException($"matcher value contains unescaped double quote: {raw}", column);
                default:
                    text.Append(value[i]);
                    break;
            }
        }

        return isOpen ? throw new MatcherSyntaxException($"matcher value contains unescaped double quote: {raw}", column) : text.ToString();
    }

    private static int SkipWhite(string text, int from)
    {
        while (from < text.Length && White.Contains(text[from], StringComparison.Ordinal))
            from++;
        return from;
    }

    private static bool IsNameCharacter(char character, bool isFirst) =>
        char.IsAsciiLetter(character) || character is '_' or ':' || (!isFirst && char.IsAsciiDigit(character));
}
