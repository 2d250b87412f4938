using System.Buffers;
using System.Globalization;
using System.Text;

namespace Instrumentation.Syntax;

/// <summary>Reads and writes numbers as PromQL does.</summary>
internal static class PromqlNumbers
{
    private static readonly SearchValues<char> DigitsAndUnderscore = SearchValues.Create("0123456789_");

    /// <summary>Reads a number: a Go integer (decimal, hexadecimal, or octal with a leading zero), or else a decimal fraction, Inf or NaN.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out double value)
    {
        if (text.Equals("inf", StringComparison.OrdinalIgnoreCase) || text.Equals("nan", StringComparison.OrdinalIgnoreCase))
        {
            value = text[0] is 'i' or 'I' ? double.PositiveInfinity : double.NaN;
            return true;
        }

        if (text.Length > 1 && text[0] == '0' && text[1] is 'x' or 'X')
            return TryParseHexadecimal(text[2..], out value);
        if (!text.Contains('_'))
            return TryParseOctal(text, out value) || (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value));
        value = 0;
        if (text.ContainsAnyExcept(DigitsAndUnderscore) || text[^1] == '_' || text.Contains("__", StringComparison.Ordinal))
            return false;
        string digits = text.ToString().Replace("_", "", StringComparison.Ordinal);
        if (digits[0] == '0')
            return TryParseOctal(digits, out value);

        // Underscores are known to integers of 64 bits alone.
        bool fits = long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long integer);
        value = integer;
        return fits;
    }

    /// <summary>Writes the fewest digits that read back as the same number, never with an exponent; <c>+Inf</c>, <c>-Inf</c> and <c>NaN</c>.</summary>
    public static string Format(double value)
    {
        if (double.IsNaN(value))
            return "NaN";
        if (double.IsInfinity(value))
            return value > 0 ? "+Inf" : "-Inf";
        string shortest = value.ToString("R", CultureInfo.InvariantCulture);
        int exponentPlace = shortest.IndexOf('E', StringComparison.Ordinal);
        if (exponentPlace < 0)
            return shortest;
        int exponent = int.Parse(shortest.AsSpan(exponentPlace + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        ReadOnlySpan<char> mantissa = shortest.AsSpan(0, exponentPlace).TrimStart('-');
        int point = mantissa.IndexOf('.');
        string digits = point < 0 ? mantissa.ToString() : string.Concat(mantissa[..point], mantissa[(point + 1)..]);
        int whole = (point < 0 ? digits.Length : point) + exponent;
        var text = new StringBuilder(value < 0 ? "-" : "");
        if (whole <= 0)
            return text.Append("0.").Append('0', -whole).Append(digits).ToString();
        if (whole >= digits.Length)
            return text.Append(digits).Append('0', whole - digits.Length).ToString();
        return text.Append(digits, 0, whole).Append('.').Append(digits, whole, digits.Length - whole).ToString();
    }

    private static bool TryParseHexadecimal(ReadOnlySpan<char> digits, out double value)
    {
        value = 0;
        if (digits.Length > 0 && digits[0] == '_')
            digits = digits[1..];
        if (digits.Length == 0 || digits[0] == '_' || digits[^1] == '_' || digits.Contains("__", StringComparison.Ordinal))
            return false;
        string plain = digits.ToString().Replace("_", "", StringComparison.Ordinal);
        bool fits = long.TryParse(plain, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long integer) && integer >= 0;
        value = integer;
        return fits;
    }

    private static bool TryParseOctal(ReadOnlySpan<char> text, out double value)
    {
        value = 0;
        if (text.Length < 2 || text[0] != '0' || text.ContainsAnyExceptInRange('0', '7'))
            return false;
        long integer = 0;
        foreach (char digit in text)
        {
            if (integer > long.MaxValue >> 3)
                return false;
            integer = (integer << 3) | (uint)(digit - '0');
        }

        value = integer;
        return true;
    }
}
