using System.Globalization;
using System.Text.Json;

namespace Instrumentation.Json;

/// <summary>
/// Writes numbers and times as Prometheus' HTTP API does: the fewest digits that read back as the same number, with an exponent below 1e-6 and from
/// 1e21 on; seconds with three decimals where they are not whole.
/// </summary>
internal static class PrometheusNumber
{
    /// <summary>The most bytes that <see cref="Format"/> and <see cref="FormatSeconds"/> write.</summary>
    public const int MaxLength = 32;

    private const double SmallestPlain = 1e-6;
    private const double FirstWithExponent = 1e21;

    /// <summary>Writes a number.</summary>
    /// <param name="value">The number.</param>
    /// <param name="text">Where to, at least <see cref="MaxLength"/> bytes.</param>
    /// <returns>How many bytes were written.</returns>
    public static int Format(double value, Span<byte> text)
    {
        if (!double.IsFinite(value))
            return Copy(double.IsNaN(value) ? "NaN"u8 : value > 0 ? "+Inf"u8 : "-Inf"u8, text);
        value.TryFormat(text, out int length, "R", CultureInfo.InvariantCulture);
        int mark = text[..length].IndexOf((byte)'E');
        if (mark < 0)
            return length;
        if (Math.Abs(value) is >= SmallestPlain and < FirstWithExponent)
            return Expand(text[..length], mark, text);
        text[mark] = (byte)'e';
        return length;
    }

    /// <summary>Writes milliseconds as seconds.</summary>
    /// <param name="milliseconds">The time.</param>
    /// <param name="text">Where to, at least <see cref="MaxLength"/> bytes.</param>
    /// <returns>How many bytes were written.</returns>
    public static int FormatSeconds(long milliseconds, Span<byte> text)
    {
        int length = 0;
        ulong size = (ulong)milliseconds;
        if (milliseconds < 0)
        {
            text[length++] = (byte)'-';
            size = (ulong)-(milliseconds + 1) + 1;
        }

        (ulong seconds, ulong rest) = Math.DivRem(size, 1_000);
        seconds.TryFormat(text[length..], out int digits, provider: CultureInfo.InvariantCulture);
        length += digits;
        if (rest == 0)
            return length;
        text[length++] = (byte)'.';
        rest.TryFormat(text[length..], out digits, "D3", CultureInfo.InvariantCulture);
        return length + digits;
    }

    /// <summary>Writes a number as a JSON text.</summary>
    public static void WriteTo(Utf8JsonWriter json, double value)
    {
        Span<byte> text = stackalloc byte[MaxLength + 2];
        int length = Format(value, text[1..]);
        text[0] = text[length + 1] = (byte)'"';
        json.WriteRawValue(text[..(length + 2)], skipInputValidation: true);
    }

    /// <summary>Writes milliseconds as seconds, a JSON number.</summary>
    public static void WriteSecondsTo(Utf8JsonWriter json, long milliseconds)
    {
        Span<byte> text = stackalloc byte[MaxLength];
        json.WriteRawValue(text[..FormatSeconds(milliseconds, text)], skipInputValidation: true);
    }

    private static int Copy(ReadOnlySpan<byte> from, Span<byte> to)
    {
        from.CopyTo(to);
        return from.Length;
    }

    // 1.5E-06 becomes 0.0000015, and 1.5E+16 becomes 15000000000000000.
    private static int Expand(ReadOnlySpan<byte> scientific, int mark, Span<byte> text)
    {
        Span<byte> digits = stackalloc byte[MaxLength];
        int sign = scientific[0] == '-' ? 1 : 0;
        int exponent = int.Parse(scientific[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        int count = 0;
        foreach (byte character in scientific[sign..mark])
        {
            if (character != '.')
                digits[count++] = character;
        }

        int length = sign;
        if (exponent < 0)
        {
            length += Copy("0."u8, text[length..]);
            text.Slice(length, -exponent - 1).Fill((byte)'0');
            length += -exponent - 1;
            return length + Copy(digits[..count], text[length..]);
        }

        // From 1E15 on, so that no more than 17 digits leave at most one behind the point.
        int whole = exponent + 1;
        length += Copy(digits[..Math.Min(count, whole)], text[length..]);
        if (count <= whole)
        {
            text.Slice(length, whole - count).Fill((byte)'0');
            return length + whole - count;
        }

        text[length++] = (byte)'.';
        return length + Copy(digits[whole..count], text[length..]);
    }
}
