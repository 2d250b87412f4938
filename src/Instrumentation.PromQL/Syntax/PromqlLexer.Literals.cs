using System.Text;

namespace Instrumentation.Syntax;

internal sealed partial class PromqlLexer
{
    private PromqlToken ScanNumberOrDuration()
    {
        int start = _place;
        int end = NumberEnd(start);
        if (!IsLetterOrDigit(At(end)) && At(end) != '.')
            return Take(PromqlTokenKind.Number, end - start);
        int durationEnd = DurationEnd(start);
        if (durationEnd > start && !IsLetterOrDigit(At(durationEnd)))
            return Take(PromqlTokenKind.Duration, durationEnd - start);
        end = Math.Min(Math.Max(end, durationEnd) + 1, text.Length);
        throw Error($"bad number or duration syntax: {PromqlStrings.Quote(text[start..end])}", start, end);
    }

    /// <summary>The place behind the digits, points, underscores and the exponent that stand there; whether they make a number is seen later.</summary>
    private int NumberEnd(int place)
    {
        if (text[place] == '0' && At(place + 1) is 'x' or 'X')
        {
            place += 2;
            while (char.IsAsciiHexDigit(At(place)) || At(place) == '_')
                place++;
            return place;
        }

        place = DigitsEnd(place);
        if (At(place) == '.')
            place = DigitsEnd(place + 1);
        if (At(place) is not ('e' or 'E'))
            return place;
        int exponent = At(place + 1) is '+' or '-' ? place + 2 : place + 1;
        return char.IsAsciiDigit(At(exponent)) ? DigitsEnd(exponent) : place;
    }

    private int DigitsEnd(int place)
    {
        while (char.IsAsciiDigit(At(place)) || At(place) == '_')
            place++;
        return place;
    }

    /// <summary>The place behind digits and units in turn; whether they make a duration is seen later.</summary>
    private int DurationEnd(int place)
    {
        int end = place;
        while (char.IsAsciiDigit(At(place)))
        {
            while (char.IsAsciiDigit(At(place)))
                place++;
            if (At(place) is not ('s' or 'm' or 'h' or 'd' or 'w' or 'y'))
                return end;
            place += At(place) == 'm' && At(place + 1) == 's' ? 2 : 1;
            end = place;
        }

        return end;
    }

    private PromqlToken ScanString()
    {
        int start = _place;
        char quote = text[start];
        int place = start + 1;
        while (true)
        {
            if (place == text.Length || (text[place] == '\n' && quote != '`'))
                throw Error(quote == '`' ? "unterminated raw string" : "unterminated quoted string", start, place);
            char character = text[place];
            if (character == quote)
                return Take(PromqlTokenKind.String, place + 1 - start);
            if (character == '\\' && quote != '`')
            {
                place = EscapeEnd(place, quote);
            }
            else
            {
                if (!Rune.TryGetRuneAt(text, place, out Rune rune))
                    throw Error("invalid UTF-8 rune", place, place + 1);
                place += rune.Utf16SequenceLength;
            }
        }
    }

    private int EscapeEnd(int place, char quote)
    {
        char kind = At(place + 1);
        if (place + 1 == text.Length)
            throw Error("escape sequence not terminated", place, text.Length);
        if (kind is 'a' or 'b' or 'f' or 'n' or 'r' or 't' or 'v' or '\\' || kind == quote)
            return place + 2;
        (int digits, int radix, int first) = kind switch
        {
            >= '0' and <= '7' => (3, 8, place + 1),
            'x' => (2, 16, place + 2),
            'u' => (4, 16, place + 2),
            'U' => (8, 16, place + 2),
            _ => throw Error($"unknown escape sequence {DescribeCodePoint(place + 1)}", place, place + 2),
        };
        long value = 0;
        for (int i = first; i < first + digits; i++)
        {
            if (i >= text.Length)
                throw Error("escape sequence not terminated", place, text.Length);
            int digit = char.IsAsciiHexDigit(text[i]) ? Convert.ToInt32(text[i].ToString(), 16) : radix;
            if (digit >= radix)
                throw Error($"illegal character {DescribeCodePoint(i)} in escape sequence", i, i + 1);
            value = (value * radix) + digit;
        }

        bool isByte = kind is not ('u' or 'U');
        if (isByte ? value > 255 : !Rune.IsValid(value > int.MaxValue ? -1 : (int)value))
            throw Error("escape sequence is an invalid Unicode code point", place, first + digits);
        return first + digits;
    }
}
