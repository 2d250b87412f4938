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

    /// <summary>Cuts at the commas that stand outside of quotes.</summary>
    private static List<Range> Parts(string text, int start, int end)
    {
        var parts = new List<Range>();
        bool isQuoted = false;
        bool isEscaped = false;
        int from = start;
        for (int i = start; i < end; i++)
        {
            switch (text[i])
            {
                case ',' when !isQuoted:
                    parts.Add(from..i);
                    from = i + 1;
                    continue;
                case '"' when !isEscaped:
                    isQuoted = !isQuoted;
                    break;
            }

            isEscaped = text[i] == '\\' && !isEscaped;
        }

        if (!text.AsSpan(from, end - from).Trim(White).IsEmpty)
            parts.Add(from..end);
        return parts;
    }

    private static LabelMatcher ParseOne(string text, int offset)
    {
        int nameAt = text.Length - text.AsSpan().TrimStart(White).Length;
        int nameEnd = nameAt;
        while (nameEnd < text.Length && IsNameCharacter(text[nameEnd], isFirst: nameEnd == nameAt))
            nameEnd++;
        int operatorAt = nameEnd + (text.Length - nameEnd - text.AsSpan(nameEnd).TrimStart(White).Length);
        if (nameEnd == nameAt || MatcherOperator.Read(text.AsSpan(operatorAt)) is not { } type)
            throw new MatcherSyntaxException($"bad matcher format: {text}", offset + nameAt + 1);
        int valueAt = operatorAt + MatcherOperator.Text(type).Length;
        ReadOnlySpan<char> value = text.AsSpan(valueAt).Trim(White);
        return MatcherOperator.Matcher(text[nameAt..nameEnd], type, Unescape(value, offset + valueAt + 1), offset + valueAt + 1);
    }

    private static string Unescape(ReadOnlySpan<char> raw, int column)
    {
        bool isQuoted = raw.StartsWith('"');
        ReadOnlySpan<char> value = isQuoted ? raw[1..] : raw;
        bool isOpen = isQuoted;
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

    private static bool IsNameCharacter(char character, bool isFirst) =>
        char.IsAsciiLetter(character) || character is '_' or ':' || (!isFirst && char.IsAsciiDigit(character));
}
