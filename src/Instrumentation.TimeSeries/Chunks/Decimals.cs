namespace Instrumentation.Chunks;

/// <summary>
/// Numbers with few decimals as integers: 12.34 is 1234 with two decimals. A number counts only if the division gives back every bit of it, which it does
/// for what was once written in so many decimals, since both steps round correctly.
/// </summary>
internal static class Decimals
{
    /// <summary>What <see cref="Find"/> returns for a number that is not of this kind.</summary>
    public const int None = -1;

    private const double FirstInexact = 1L << 53;

    private static readonly double[] Powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <summary>Finds how many decimals a number needs.</summary>
    /// <param name="value">The number.</param>
    /// <param name="least">Where to start.</param>
    public static int Find(double value, int least)
    {
        for (int decimals = least; decimals <= ChunkConstants.MaxDecimals; decimals++)
        {
            double scaled = value * Powers[decimals];
            if (!(Math.Abs(scaled) < FirstInexact))
                return None;
            long integer = (long)Math.Round(scaled);
            if (BitConverter.DoubleToInt64Bits(integer / Powers[decimals]) == BitConverter.DoubleToInt64Bits(value))
                return decimals;
        }

        return None;
    }

    /// <summary>The integer of a number; 0 for what has none.</summary>
    public static long ToInteger(double value, int decimals)
    {
        double scaled = value * Powers[decimals];
        return Math.Abs(scaled) < FirstInexact ? (long)Math.Round(scaled) : 0;
    }

    /// <summary>Whether an integer gives a number back.</summary>
    public static bool IsExact(long integer, int decimals, double value) =>
        BitConverter.DoubleToInt64Bits(integer / Powers[decimals]) == BitConverter.DoubleToInt64Bits(value);

    public static double ToDouble(long integer, int decimals) => integer / Powers[decimals];

    public static void ToDoubles(ReadOnlySpan<long> integers, int decimals, Span<double> values)
    {
        if (decimals == 0)
        {
            for (int index = 0; index < integers.Length; index++)
                values[index] = integers[index];
            return;
        }

        double power = Powers[decimals];
        for (int index = 0; index < integers.Length; index++)
            values[index] = integers[index] / power;
    }
}
