namespace Instrumentation.Histograms;

// Bounds of exponential buckets: bucket i of schema s ends at 2^(i / 2^s), here the double nearest to that.
internal static class ExponentialBounds
{
    public const int CoarsestSchema = -4;
    public const int FinestSchema = 8;

    // The first power of two that no double holds; the largest double stands for it.
    private const int Overflow = 1024;

    private static readonly double[] Fractions = ComputeFractions();

    /// <summary>The upper bound of a bucket, infinite above the largest that holds doubles.</summary>
    public static double Upper(int index, int schema)
    {
        if (schema < 0)
            return PowerOfTwo((long)index << -schema);
        int fraction = index & ((1 << schema) - 1);
        int exponent = index >> schema;
        return fraction == 0 ? PowerOfTwo(exponent) : Math.ScaleB(Fractions[fraction << (FinestSchema - schema)], exponent);
    }

    /// <summary>The lower bound of a bucket.</summary>
    public static double Lower(int index, int schema) => Upper(index - 1, schema);

    /// <summary>The bucket that a finite value above 0 belongs to.</summary>
    public static int IndexOf(double value, int schema)
    {
        int index = (int)Math.Ceiling(Math.ScaleB(Math.Log2(value), schema));
        while (Upper(index, schema) < value)
            index++;
        while (Upper(index - 1, schema) >= value)
            index--;
        return index;
    }

    /// <summary>The bucket of a coarser schema that holds a bucket of a finer one.</summary>
    public static int Coarser(int index, int schemas) => ((index - 1) >> schemas) + 1;

    private static double PowerOfTwo(long exponent) => exponent switch
    {
        Overflow => double.MaxValue,
        > Overflow => double.PositiveInfinity,
        _ => Math.ScaleB(1, (int)Math.Max(exponent, -2000)),
    };

    // Products of two doubles that together hold 2^(1/256) to 106 bits, so that each bound is rounded once.
    private static double[] ComputeFractions()
    {
        (double High, double Low) root = (2, 0);
        for (int halving = 0; halving < FinestSchema; halving++)
            root = SquareRoot(root);
        double[] fractions = new double[1 << FinestSchema];
        (double High, double Low) power = (1, 0);
        for (int index = 0; index < fractions.Length; index++)
        {
            fractions[index] = power.High;
            power = Multiply(power, root);
        }

        return fractions;
    }

    private static (double High, double Low) SquareRoot((double High, double Low) value)
    {
        double high = Math.Sqrt(value.High);
        double rest = Math.FusedMultiplyAdd(-high, high, value.High) + value.Low;
        return Normalise(high, rest / (2 * high));
    }

    private static (double High, double Low) Multiply((double High, double Low) left, (double High, double Low) right)
    {
        double high = left.High * right.High;
        double low = Math.FusedMultiplyAdd(left.High, right.High, -high) + (left.High * right.Low) + (left.Low * right.High);
        return Normalise(high, low);
    }

    private static (double High, double Low) Normalise(double high, double low)
    {
        double sum = high + low;
        return (sum, low - (sum - high));
    }
}
