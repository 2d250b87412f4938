using System.Globalization;

namespace Instrumentation.Rendering;

// Numbers in "le" and "quantile" labels. A label value is opaque, so the same number must always have the same text: that of Go's %g with the
// shortest digits, which every Prometheus client writes; OpenMetrics ("Canonical Numbers") appends .0 where neither point nor exponent shows.
internal static class CanonicalNumber
{
    private const int MinFixedExponent = -4;
    private const int MaxFixedExponent = 6;

    internal static int Write(Span<byte> target, double value, bool showFraction)
    {
        if (!double.IsFinite(value))
            return NumberText.Write(target, value);
        Span<byte> digits = stackalloc byte[NumberText.MaxLength];
        int count = Digits(Math.Abs(value), digits, out int exponent);
        int at = 0;
        if (value < 0)
            target[at++] = (byte)'-';
        if (exponent is < MinFixedExponent or >= MaxFixedExponent)
            return at + WriteScientific(target[at..], digits[..count], exponent);
        at += WriteFixed(target[at..], digits[..count], exponent, out bool fraction);
        if (showFraction && !fraction)
        {
            ".0"u8.CopyTo(target[at..]);
            at += 2;
        }

        return at;
    }

    // The shortest digits d1 d2 d3 … of the value d1.d2d3… × 10^exponent.
    private static int Digits(double value, Span<byte> digits, out int exponent)
    {
        exponent = 0;
        Span<byte> text = stackalloc byte[NumberText.MaxLength];
        value.TryFormat(text, out int length, "R", CultureInfo.InvariantCulture);
        int count = 0;
        int point = -1;
        bool leading = true;
        for (int i = 0; i < length; i++)
        {
            byte character = text[i];
            if (character == '.')
            {
                point = count;
            }
            else if (character == 'E')
            {
                exponent += int.Parse(text[(i + 1)..length], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
                break;
            }
            else if (character != '0' || !leading)
            {
                leading = false;
                digits[count++] = character;
            }
            else if (point >= 0)
            {
                exponent--;
            }
        }

        if (count == 0)
        {
            digits[0] = (byte)'0';
            exponent = 0;
            return 1;
        }

        exponent += (point < 0 ? count : point) - 1;
        while (count > 1 && digits[count - 1] == '0')
            count--;
        return count;
    }

    private static int WriteFixed(Span<byte> target, ReadOnlySpan<byte> digits, int exponent, out bool fraction)
    {
        int at = 0;
        fraction = digits.Length > exponent + 1;
        if (exponent < 0)
        {
            "0."u8.CopyTo(target);
            at = 2;
            for (int i = exponent; i < -1; i++)
                target[at++] = (byte)'0';
            digits.CopyTo(target[at..]);
            return at + digits.Length;
        }

        for (int i = 0; i <= exponent || i < digits.Length; i++)
        {
            if (i == exponent + 1)
                target[at++] = (byte)'.';
            target[at++] = i < digits.Length ? digits[i] : (byte)'0';
        }

        return at;
    }

    private static int WriteScientific(Span<byte> target, ReadOnlySpan<byte> digits, int exponent)
    {
        int at = 0;
        target[at++] = digits[0];
        if (digits.Length > 1)
        {
            target[at++] = (byte)'.';
            digits[1..].CopyTo(target[at..]);
            at += digits.Length - 1;
        }

        target[at++] = (byte)'e';
        target[at++] = exponent < 0 ? (byte)'-' : (byte)'+';
        exponent = Math.Abs(exponent);
        if (exponent < 10)
            target[at++] = (byte)'0';
        return at + NumberText.Write(target[at..], exponent);
    }
}
