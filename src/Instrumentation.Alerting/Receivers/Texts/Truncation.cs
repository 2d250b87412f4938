using System.Text;

namespace Instrumentation.Receivers.Texts;

/// <summary>Cuts texts that a receiver would refuse, as Alertmanager cuts them.</summary>
internal static class Truncation
{
    private const string Mark = "…";

    // A mark in place of one of so few characters would say less than the character.
    private const int MostWithoutMark = 3;

    /// <summary>Cuts a text to a number of characters, the mark among them.</summary>
    public static (string Text, bool IsCut) Runes(string text, int length)
    {
        // Never more characters than units of UTF-16.
        if (text.Length <= length || text.EnumerateRunes().Count() <= length)
            return (text, false);
        bool isMarked = length > MostWithoutMark;
        int end = text.EnumerateRunes().Take(isMarked ? length - 1 : length).Sum(rune => rune.Utf16SequenceLength);
        return (text[..end] + (isMarked ? Mark : ""), true);
    }

    /// <summary>Cuts a text to a number of bytes in UTF-8, the mark among them.</summary>
    public static (string Text, bool IsCut) Bytes(string text, int length)
    {
        if (Encoding.UTF8.GetByteCount(text) <= length)
            return (text, false);
        int markLength = Encoding.UTF8.GetByteCount(Mark);
        if (length < markLength)
            return (new string('.', length), true);
        int left = length - markLength;
        int end = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            left -= rune.Utf8SequenceLength;
            if (left < 0)
                break;
            end += rune.Utf16SequenceLength;
        }

        return (text[..end] + Mark, true);
    }
}
