using System.Buffers;
using System.Globalization;
using System.Text;

namespace Instrumentation.Syntax;

/// <summary>Reads and writes texts in quotes.</summary>
/// <remarks>
/// PromQL's texts are bytes. A byte that is part of no UTF-8 sequence, such as that of <c>"\xff"</c>, is kept as the lone low surrogate
/// U+DC00 plus the byte, which no valid text holds, so that printing gives the same escape again.
/// </remarks>
internal static class PromqlStrings
{
    private const int EscapedByte = 0xDC00;
    private const int MessageLength = 500;

    /// <summary>Gives the text inside the quotes, escapes resolved.</summary>
    /// <param name="quoted">The text with its quotes, known to be well-formed.</param>
    public static string Unquote(ReadOnlySpan<char> quoted)
    {
        ReadOnlySpan<char> inside = quoted[1..^1];
        if (quoted[0] == '`' || !inside.Contains('\\'))
            return inside.ToString();
        var bytes = new ArrayBufferWriter<byte>(inside.Length + 16);
        while (inside.Length > 0)
        {
            int plain = inside.IndexOf('\\');
            ReadOnlySpan<char> part = plain < 0 ? inside : inside[..plain];
            int written = Encoding.UTF8.GetBytes(part, bytes.GetSpan(Encoding.UTF8.GetMaxByteCount(part.Length)));
            bytes.Advance(written);
            inside = inside[part.Length..];
            if (inside.Length > 0)
                inside = inside[Unescape(inside, bytes)..];
        }

        return Decode(bytes.WrittenSpan);
    }

    /// <summary>Tells whether a text is valid Unicode, that is, has no byte outside a UTF-8 sequence.</summary>
    public static bool IsValid(string text)
    {
        int place = 0;
        while (place < text.Length)
        {
            if (!Rune.TryGetRuneAt(text, place, out Rune rune))
                return false;
            place += rune.Utf16SequenceLength;
        }

        return true;
    }

    /// <summary>Puts a text into double quotes, with the escapes that Go writes.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        int place = 0;
        while (place < text.Length)
        {
            if (Rune.TryGetRuneAt(text, place, out Rune rune))
            {
                WriteRune(quoted, rune);
                place += rune.Utf16SequenceLength;
            }
            else
            {
                int lost = text[place] - EscapedByte;
                quoted.Append(lost is >= 0x80 and <= 0xFF ? $"\\x{lost:x2}" : "\\ufffd");
                place++;
            }
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>Cuts a text that is too long for a message.</summary>
    public static string Shorten(string text) => text.Length <= MessageLength ? text : string.Concat(text.AsSpan(0, MessageLength), "...");

    private static void WriteRune(StringBuilder quoted, Rune rune)
    {
        _ = rune.Value switch
        {
            '"' => quoted.Append("\\\""),
            '\\' => quoted.Append("\\\\"),
            '\a' => quoted.Append("\\a"),
            '\b' => quoted.Append("\\b"),
            '\f' => quoted.Append("\\f"),
            '\n' => quoted.Append("\\n"),
            '\r' => quoted.Append("\\r"),
            '\t' => quoted.Append("\\t"),
            '\v' => quoted.Append("\\v"),
            _ when IsPrintable(rune) => quoted.Append(rune.ToString()),
            < ' ' or 0x7F => quoted.Append($"\\x{rune.Value:x2}"),
            <= 0xFFFF => quoted.Append($"\\u{rune.Value:x4}"),
            _ => quoted.Append($"\\U{rune.Value:x8}"),
        };
    }

    private static bool IsPrintable(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control
        or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static int Unescape(ReadOnlySpan<char> escape, ArrayBufferWriter<byte> bytes)
    {
        char kind = escape[1];
        (int digits, int radix, int first) = kind switch
        {
            >= '0' and <= '7' => (3, 8, 1),
            'x' => (2, 16, 2),
            'u' => (4, 16, 2),
            'U' => (8, 16, 2),
            _ => (0, 0, 2),
        };
        int value = kind switch
        {
            'a' => '\a',
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\v',
            _ => kind,
        };
        if (digits > 0)
            value = Convert.ToInt32(escape.Slice(first, digits).ToString(), radix);
        if (digits is 4 or 8)
            bytes.Advance(new Rune(value).EncodeToUtf8(bytes.GetSpan(4)));
        else
            bytes.Write([(byte)value]);
        return first + digits;
    }

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        while (bytes.Length > 0)
        {
            if (Rune.DecodeFromUtf8(bytes, out Rune rune, out int consumed) == OperationStatus.Done)
            {
                text.Append(rune.ToString());
            }
            else
            {
                for (int i = 0; i < consumed; i++)
                    text.Append((char)(EscapedByte + bytes[i]));
            }

            bytes = bytes[consumed..];
        }

        return text.ToString();
    }
}
