using System.Buffers;
using System.Globalization;
using System.Numerics;

namespace Instrumentation.Templates;

/// <summary>Reads numbers as Go writes them in source text and as its <c>ParseFloat</c> does.</summary>
internal static class GoNumber
{
    private static readonly SearchValues<char> DecimalCharacters = SearchValues.Create("0123456789.eE+-");

    /// <summary>Reads a floating-point number: decimal or hexadecimal, with underscores only behind a base prefix, <c>Inf</c>, <c>NaN</c>.</summary>
    public static bool TryParse(string text, out double value)
    {
        ReadOnlySpan<char> rest = text;
        bool negative = rest.StartsWith('-');
        if (negative || rest.StartsWith('+'))
            rest = rest[1..];
        value = 0;
        if (rest.Equals("inf", StringComparison.OrdinalIgnoreCase) || rest.Equals("infinity", StringComparison.OrdinalIgnoreCase))
            value = double.PositiveInfinity;
        else if (rest.Equals("nan", StringComparison.OrdinalIgnoreCase))
            value = double.NaN;
        else if (rest.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            if (!TryParseHexadecimal(rest[2..], out value))
                return false;
        }
        else if (!IsDecimal(rest) || !double.TryParse(rest, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
            return false;
        if (negative)
            value = -value;
        return true;
    }

    /// <summary>Reads a whole number with an optional base prefix, <c>0x1F 0b1 0o17 017</c>, and underscores between digits.</summary>
    public static bool TryParseInteger(string text, out BigInteger value)
    {
        value = 0;
        ReadOnlySpan<char> rest = text;
        bool negative = rest.StartsWith('-');
        if (negative || rest.StartsWith('+'))
            rest = rest[1..];
        int radix = 10;
        if (rest.Length > 1 && rest[0] == '0')
        {
            (radix, int skip) = char.ToLowerInvariant(rest[1]) switch { 'x' => (16, 2), 'b' => (2, 2), 'o' => (8, 2), _ => (8, 1) };
            rest = rest[skip..];
        }

        // Go's integers have 64 bits; what is longer is refused before it is computed.
        if (rest.Length is 0 or > 100 || rest[^1] == '_')
            return false;
        foreach (char character in rest)
        {
            if (character == '_')
                continue;
            int digit = char.IsAsciiHexDigit(character) ? Convert.ToInt32(character.ToString(), 16) : 99;
            if (digit >= radix)
                return false;
            value = (value * radix) + digit;
        }

        if (negative)
            value = -value;
        return true;
    }

    private static bool IsDecimal(ReadOnlySpan<char> text) =>
        text.Length > 0 && (char.IsAsciiDigit(text[0]) || text[0] == '.') && !text.ContainsAnyExcept(DecimalCharacters);

    private static bool TryParseHexadecimal(ReadOnlySpan<char> text, out double value)
    {
        value = 0;
        int exponent = 0;
        int mark = text.IndexOfAny('p', 'P');
        if (mark >= 0 && !int.TryParse(text[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
            return false;
        ReadOnlySpan<char> mantissa = mark >= 0 ? text[..mark] : text;
        int point = mantissa.IndexOf('.');
        string digits = mantissa.ToString().Replace("_", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
        if (digits.Length is 0 or > 100 || !BigInteger.TryParse("0" + digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out BigInteger whole))
            return false;
        int fraction = point < 0 ? 0 : mantissa.Length - point - 1;
        value = Math.ScaleB((double)whole, Math.Clamp(exponent, -100_000, 100_000) - (4 * fraction));
        return true;
    }
}
