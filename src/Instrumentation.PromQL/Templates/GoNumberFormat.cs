using System.Globalization;

namespace Instrumentation.Templates;

/// <summary>Formats floating-point numbers as Go does, with the same digits, rounding and choice between <c>%e</c> and <c>%f</c>.</summary>
internal static class GoNumberFormat
{
    /// <summary>The precision that gives the fewest digits from which the same number is read.</summary>
    public const int Shortest = -1;

    // A double has at most 767 significant decimal digits.
    private const int AllDigits = 767;

    /// <summary>Formats as <c>%v</c> does: the shortest digits, with an exponent below 1e-4 and from 1e+06 on.</summary>
    public static string Format(double value) => Format(value, 'g', Shortest);

    /// <summary>Formats a number.</summary>
    /// <param name="value">The number.</param>
    /// <param name="verb">One of <c>e E f F g G</c>.</param>
    /// <param name="precision">Digits behind the point, or significant ones for <c>g</c>; <see cref="Shortest"/> for as few as tell the number.</param>
    public static string Format(double value, char verb, int precision)
    {
        if (double.IsNaN(value))
            return "NaN";
        if (double.IsInfinity(value))
            return value > 0 ? "+Inf" : "-Inf";
        string sign = double.IsNegative(value) ? "-" : "";
        value = Math.Abs(value);
        char exponentMark = verb is 'E' or 'G' ? 'E' : 'e';
        bool shortest = precision < 0;
        switch (verb)
        {
            case 'e' or 'E':
                (string digits, int point) = shortest ? ShortestDigits(value) : RoundedDigits(value, precision + 1);
                return sign + Exponential(digits, point, shortest ? Math.Max(digits.Length - 1, 0) : precision, exponentMark);
            case 'f' or 'F':
                (digits, point) = shortest ? ShortestDigits(value) : RoundedAtPlace(value, precision);
                return sign + Plain(digits, point, shortest ? Math.Max(digits.Length - point, 0) : precision);
            default:
                return sign + General(value, shortest ? Shortest : Math.Max(precision, 1), exponentMark);
        }
    }

    private static string General(double value, int precision, char exponentMark)
    {
        bool shortest = precision < 0;
        (string digits, int point) = shortest ? ShortestDigits(value) : RoundedDigits(value, precision);
        int limit = shortest ? 6 : precision > digits.Length && digits.Length >= point ? digits.Length : precision;
        int exponent = point - 1;
        if (exponent < -4 || exponent >= limit)
            return Exponential(digits, point, Math.Max(digits.Length - 1, 0), exponentMark);
        return Plain(digits, point, Math.Max(digits.Length - point, 0));
    }

    private static string Exponential(string digits, int point, int precision, char mark)
    {
        string first = digits.Length > 0 ? digits[..1] : "0";
        string rest = digits.Length > 1 ? digits[1..Math.Min(digits.Length, precision + 1)] : "";
        int exponent = digits.Length > 0 ? point - 1 : 0;
        string fraction = precision > 0 ? "." + rest.PadRight(precision, '0') : "";
        return $"{first}{fraction}{mark}{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}";
    }

    private static string Plain(string digits, int point, int precision)
    {
        string whole = point <= 0 ? "0" : digits[..Math.Min(digits.Length, point)].PadRight(point, '0');
        if (precision == 0)
            return whole;
        string behind = point >= digits.Length ? "" : point >= 0 ? digits[point..] : new string('0', Math.Min(-point, precision)) + digits;
        behind = behind.Length > precision ? behind[..precision] : behind.PadRight(precision, '0');
        return whole + "." + behind;
    }

    private static (string Digits, int Point) ShortestDigits(double value) => Split(value.ToString("R", CultureInfo.InvariantCulture));

    private static (string Digits, int Point) RoundedAtPlace(double value, int place)
    {
        (_, int point) = Split(value.ToString("E17", CultureInfo.InvariantCulture));
        return RoundedDigits(value, Math.Min(point + place, AllDigits));
    }

    /// <summary>Rounds to significant digits, ties to the even digit, on the exact decimal value.</summary>
    private static (string Digits, int Point) RoundedDigits(double value, int count)
    {
        if (value == 0 || count < 0)
            return ("", 0);
        int enough = Math.Min(count + 25, AllDigits);
        (string digits, int point) = Split(value.ToString("E" + (enough - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
        if (digits.Length <= count)
            return (digits, point);

        // What looks like a tie may be the rounding of something just beside it.
        if (digits.Length == count + 1 && digits[count] == '5' && enough < AllDigits)
            (digits, point) = Split(value.ToString("E" + (AllDigits - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
        bool tie = digits.Length == count + 1 && digits[count] == '5';
        bool up = tie ? count > 0 && (digits[count - 1] - '0') % 2 == 1 : digits.Length > count && digits[count] >= '5';
        return up ? RoundUp(digits[..count], point) : (digits[..count].TrimEnd('0'), count == 0 ? 0 : point);
    }

    private static (string Digits, int Point) RoundUp(string digits, int point)
    {
        int last = digits.Length - 1;
        while (last >= 0 && digits[last] == '9')
            last--;
        return last < 0 ? ("1", point + 1) : (digits[..last] + (char)(digits[last] + 1), point);
    }

    /// <summary>The significant digits, without zeros at either end, and where the point stands among them.</summary>
    private static (string Digits, int Point) Split(string text)
    {
        int mark = text.IndexOf('E', StringComparison.Ordinal);
        int exponent = mark < 0 ? 0 : int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        string mantissa = mark < 0 ? text : text[..mark];
        int dot = mantissa.IndexOf('.', StringComparison.Ordinal);
        int point = (dot < 0 ? mantissa.Length : dot) + exponent;
        string digits = dot < 0 ? mantissa : mantissa.Remove(dot, 1);
        int zeros = digits.Length - digits.TrimStart('0').Length;
        digits = digits[zeros..].TrimEnd('0');
        return digits.Length == 0 ? ("", 0) : (digits, point - zeros);
    }
}
