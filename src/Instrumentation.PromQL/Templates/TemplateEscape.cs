using System.Buffers;
using System.Globalization;
using System.Text;

namespace Instrumentation.Templates;

/// <summary>Escapes texts for HTML, JavaScript and query strings.</summary>
internal static class TemplateEscape
{
    private static readonly SearchValues<char> HtmlCharacters = SearchValues.Create("'\"&<>\0");

    public static string Html(string text)
    {
        if (!text.AsSpan().ContainsAny(HtmlCharacters))
            return text;
        var escaped = new StringBuilder(text.Length + 16);
        foreach (char character in text)
        {
            _ = character switch
            {
                '\0' => escaped.Append('\ufffd'),
                '"' => escaped.Append("&#34;"),
                '\'' => escaped.Append("&#39;"),
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                _ => escaped.Append(character),
            };
        }

        return escaped.ToString();
    }

    public static string JavaScript(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (char character in text)
        {
            _ = character switch
            {
                '\\' => escaped.Append("\\\\"),
                '\'' => escaped.Append("\\'"),
                '"' => escaped.Append("\\\""),
                '<' or '>' or '&' or '=' or < ' ' or '\u007f' => escaped.Append("\\u").Append(((int)character).ToString("X4", CultureInfo.InvariantCulture)),
                _ => escaped.Append(character),
            };
        }

        return escaped.ToString();
    }

    public static string UrlQuery(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (byte value in Encoding.UTF8.GetBytes(text))
        {
            var character = (char)value;
            if (char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or '~')
                escaped.Append(character);
            else if (character == ' ')
                escaped.Append('+');
            else
                escaped.Append('%').Append(value.ToString("X2", CultureInfo.InvariantCulture));
        }

        return escaped.ToString();
    }
}
