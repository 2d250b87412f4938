using System.Buffers;
using System.Text;
using Instrumentation.Receivers.Texts;

namespace Instrumentation.Receivers.Slack;

/// <summary>Makes texts from outside harmless in Slack's markup, and cuts texts.</summary>
internal static class SlackText
{
    // Not seen, and keeps what stands behind an @ from being a name.
    private const char WordJoiner = '\u2060';

    private static readonly SearchValues<char> Harmful = SearchValues.Create("&<>@\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069");

    private static readonly string[] Entities = ["&amp;", "&lt;", "&gt;"];

    /// <summary>
    /// Escapes the characters that begin links and mentions, and replaces those that change the direction of what follows, which could hide where a link leads.
    /// Where names are looked for in plain text too, an @ at the start of a word mentions nobody either.
    /// </summary>
    public static string Escape(string text)
    {
        if (!text.AsSpan().ContainsAny(Harmful))
            return text;
        var escaped = new StringBuilder(text.Length + 16);
        for (int i = 0; i < text.Length; i++)
        {
            _ = text[i] switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '@' when i == 0 || !char.IsLetterOrDigit(text[i - 1]) => escaped.Append('@').Append(WordJoiner),
                (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') => escaped.Append('\ufffd'),
                _ => escaped.Append(text[i]),
            };
        }

        return escaped.ToString();
    }

    /// <summary>Cuts a text to a number of characters, not within what stands for an escaped character.</summary>
    public static string Cut(string text, int length)
    {
        (string cut, bool isCut) = Truncation.Runes(text, length);
        string kept = isCut && cut.EndsWith('…') ? cut[..^1] : cut;
        int start = kept.LastIndexOf('&');
        return isCut && start >= 0 && Entities.Any(entity => kept.Length - start < entity.Length && entity.StartsWith(kept[start..], StringComparison.Ordinal))
            ? kept[..start] + cut[kept.Length..]
            : cut;
    }
}
