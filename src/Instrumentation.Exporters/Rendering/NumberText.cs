using System.Globalization;

namespace Instrumentation.Rendering;

// Numbers as all text formats read them: integers exactly, others as the shortest text that reads back to the same double.
internal static class NumberText
{
    // Long enough for every long and every double.
    internal const int MaxLength = 32;

    // Below this every integral double is exact as a long, and its integer text is as short as its floating-point text.
    private const double MaxIntegral = 1e15;

    internal static int Write(Span<byte> target, long value)
    {
        value.TryFormat(target, out int written, default, CultureInfo.InvariantCulture);
        return written;
    }

    internal static int Write(Span<byte> target, double value)
    {
        if (Math.Abs(value) < MaxIntegral)
        {
            long integral = (long)value;
            if (integral == value && (integral != 0 || !double.IsNegative(value)))
                return Write(target, integral);
        }
        else if (!double.IsFinite(value))
        {
            ReadOnlySpan<byte> text = double.IsNaN(value) ? "NaN"u8 : value > 0 ? "+Inf"u8 : "-Inf"u8;
            text.CopyTo(target);
            return text.Length;
        }

        value.TryFormat(target, out int written, default, CultureInfo.InvariantCulture);
        return written;
    }

    // Seconds with three decimals, from milliseconds since 1970.
    internal static int WriteSeconds(Span<byte> target, long unixMs)
    {
        long seconds = Math.DivRem(unixMs, 1000, out long milliseconds);
        if (milliseconds < 0)
        {
            // Before 1970 the quotient is rounded towards zero and may have lost its sign.
            target[0] = (byte)'-';
            return 1 + WriteSeconds(target[1..], -unixMs);
        }

        int written = Write(target, seconds);
        target[written++] = (byte)'.';
        target[written++] = (byte)('0' + (milliseconds / 100));
        target[written++] = (byte)('0' + (milliseconds / 10 % 10));
        target[written++] = (byte)('0' + (milliseconds % 10));
        return written;
    }
}
