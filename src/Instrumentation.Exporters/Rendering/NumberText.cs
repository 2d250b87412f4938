using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Instrumentation.Rendering;

// Numbers as all text formats read them: integers exactly, others as the shortest text that reads back to the same double.
internal static class NumberText
{
    // Long enough for every long and every double.
    internal const int MaxLength = 32;

    // What the largest ulong has.
    private const int MaxDigits = 20;

    // Below this every integral double is exact as a long, and its integer text is as short as its floating-point text.
    private const double MaxIntegral = 1e15;

    private static readonly ushort[] Pairs = MakePairs();
    private static readonly ulong[] PowersOfTen = MakePowersOfTen();

    internal static int Write(Span<byte> target, long value)
    {
        if (value >= 0 && target.Length >= MaxDigits)
            return WriteDigits(ref MemoryMarshal.GetReference(target), (ulong)value);
        value.TryFormat(target, out int written, default, CultureInfo.InvariantCulture);
        return written;
    }

    // Two digits at a time, from the end, into at least 20 bytes; faster than TryFormat, and a large exposition does this in every line.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int WriteDigits(ref byte target, ulong value)
    {
        int length = DigitCount(value);
        ref byte end = ref Unsafe.Add(ref target, length);
        while (value >= 100)
        {
            ulong quotient = value / 100;
            end = ref Unsafe.Subtract(ref end, 2);
            Unsafe.WriteUnaligned(ref end, Pairs[(int)(value - (quotient * 100))]);
            value = quotient;
        }

        if (value >= 10)
            Unsafe.WriteUnaligned(ref target, Pairs[(int)value]);
        else
            target = (byte)('0' + value);
        return length;
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

    // The binary logarithm gives the decimal one, or one too many, which the power of ten tells.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int DigitCount(ulong value)
    {
        int count = (((BitOperations.Log2(value) + 1) * 1233) >> 12) + 1;
        return value < PowersOfTen[count - 1] ? Math.Max(count - 1, 1) : count;
    }

    private static ulong[] MakePowersOfTen()
    {
        var powers = new ulong[MaxDigits];
        powers[0] = 1;
        for (int i = 1; i < powers.Length; i++)
            powers[i] = powers[i - 1] * 10;
        return powers;
    }

    private static ushort[] MakePairs()
    {
        var pairs = new ushort[100];
        Span<byte> pair = stackalloc byte[sizeof(ushort)];
        for (int i = 0; i < pairs.Length; i++)
        {
            pair[0] = (byte)('0' + (i / 10));
            pair[1] = (byte)('0' + (i % 10));
            pairs[i] = MemoryMarshal.Read<ushort>(pair);
        }

        return pairs;
    }
}
