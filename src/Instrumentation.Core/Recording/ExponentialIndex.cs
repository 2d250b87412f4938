using System.Numerics;

namespace Instrumentation.Recording;

// The bucket of a value at the finest scale, 8, computed in integers: bucket i holds (2^(i/256), 2^((i+1)/256)]. A coarser scale's index is
// this one shifted right, because 2^(8-s) neighbours make exactly one of its buckets.
internal static class ExponentialIndex
{
    internal const int FinestScale = 8;
    private const int BucketsPerOctave = 1 << FinestScale;
    private const int MantissaBits = 52;
    private const long MantissaMask = (1L << MantissaBits) - 1;
    private const int ExponentBias = 1023;
    private const int SmallestExponent = 1 - ExponentBias - MantissaBits;

    // Whole parts of 2^52 * (2^(j/256) - 1). Between powers of two every boundary is irrational, so a mantissa above the whole part is above it.
    private static readonly long[] Boundaries = CreateBoundaries();

    // The bucket of the smallest mantissa with given highest eight bits; at most two more boundaries lie within such a range.
    private static readonly byte[] FirstBucket = CreateFirstBuckets();

    internal static int AtFinest(double magnitude)
    {
        long bits = BitConverter.DoubleToInt64Bits(magnitude);
        int exponent = (int)(bits >> MantissaBits);
        long mantissa = bits & MantissaMask;
        if (exponent == 0)
        {
            int shift = BitOperations.LeadingZeroCount((ulong)mantissa) - (63 - MantissaBits);
            mantissa = (mantissa << shift) & MantissaMask;
            exponent = 1 - shift;
        }

        int octave = (exponent - ExponentBias) * BucketsPerOctave;
        if (mantissa == 0)
            return octave - 1;
        int bucket = FirstBucket[(int)(mantissa >> (MantissaBits - FinestScale))];
        while (mantissa > Boundaries[bucket + 1])
            bucket++;
        return octave + bucket;
    }

    // The upper boundary of a bucket; exact where it is a power of two, otherwise the nearest number below or at it.
    internal static double UpperBoundary(int index, int scale)
    {
        long finest = (long)(index + 1) << (FinestScale - scale);
        int octave = (int)(finest >> FinestScale);
        int within = (int)(finest & (BucketsPerOctave - 1));
        if (octave > ExponentBias)
            return double.PositiveInfinity;
        double mantissa = 1 + (within == 0 ? 0 : Boundaries[within] / (double)(1L << MantissaBits));

        // Subnormal numbers have fewer digits, which are cut off and not rounded up past the boundary.
        return octave > -ExponentBias
            ? Math.ScaleB(mantissa, octave)
            : Math.ScaleB(Math.Floor(Math.ScaleB(mantissa, octave - SmallestExponent)), SmallestExponent);
    }

    private static long[] CreateBoundaries()
    {
        const int Precision = 192;
        BigInteger one = BigInteger.One << Precision;
        BigInteger step = one * 2;
        for (int halving = 0; halving < FinestScale; halving++)
            step = SquareRoot(step << Precision);
        var boundaries = new long[BucketsPerOctave + 1];
        BigInteger power = one;
        for (int bucket = 1; bucket < BucketsPerOctave; bucket++)
        {
            power = (power * step) >> Precision;
            boundaries[bucket] = (long)(power >> (Precision - MantissaBits)) & MantissaMask;
        }

        boundaries[BucketsPerOctave] = long.MaxValue;
        return boundaries;
    }

    private static byte[] CreateFirstBuckets()
    {
        var first = new byte[BucketsPerOctave];
        int bucket = 0;
        for (int range = 0; range < first.Length; range++)
        {
            long smallest = (long)range << (MantissaBits - FinestScale);
            while (smallest > Boundaries[bucket + 1])
                bucket++;
            first[range] = (byte)bucket;
        }

        return first;
    }

    // Newton's method from above.
    private static BigInteger SquareRoot(BigInteger value)
    {
        BigInteger root = BigInteger.One << (int)((value.GetBitLength() + 1) / 2);
        while (true)
        {
            BigInteger next = (root + (value / root)) >> 1;
            if (next >= root)
                return root;
            root = next;
        }
    }
}
