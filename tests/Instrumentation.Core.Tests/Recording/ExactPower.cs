using System.Numerics;

namespace Instrumentation.Recording;

/// <summary>Compares doubles with powers of two whose exponents are fractions of 256, in integers and so without any error.</summary>
internal static class ExactPower
{
    // A double is mantissa * 2^exponent; it is at most 2^(n/256) when mantissa^256 is at most 2^(n - 256 * exponent).
    internal static bool IsAtMost(double positive, int powerIn256ths)
    {
        long bits = BitConverter.DoubleToInt64Bits(positive);
        int exponent = Math.Max((int)(bits >> 52), 1) - 1075;
        long mantissa = (bits & ((1L << 52) - 1)) | (bits >> 52 == 0 ? 0 : 1L << 52);
        BigInteger power = BigInteger.Pow(mantissa, 256);
        long limit = powerIn256ths - (256L * exponent);
        return limit >= 0 && (power.GetBitLength() <= limit || power == BigInteger.One << (int)limit);
    }

    // The bucket i of a scale from -10 to 8 with value in (2^(i * 2^-scale), 2^((i + 1) * 2^-scale)], guessed by a logarithm and then set right.
    internal static int Bucket(double positive, int scale)
    {
        int step = 256 >> scale;
        if (scale < 0)
            step = 256 << -scale;
        int index = (int)Math.Floor(Math.Log2(positive) * 256 / step);
        while (IsAtMost(positive, index * step))
            index--;
        while (!IsAtMost(positive, (index + 1) * step))
            index++;
        return index;
    }
}
