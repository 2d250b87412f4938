using System.Numerics;

namespace Instrumentation.Budgets;

/// <summary>A ratio of whole numbers, exactly.</summary>
internal readonly record struct Rational(BigInteger Over, BigInteger Under)
{
    public static Rational Zero => new(0, 1);

    public static Rational Of(decimal number)
    {
        int[] bits = decimal.GetBits(number);
        var whole = new BigInteger((uint)bits[0] + ((ulong)(uint)bits[1] << 32)) + (new BigInteger((uint)bits[2]) << 64);
        return new Rational(number < 0 ? -whole : whole, BigInteger.Pow(10, (bits[3] >> 16) & 0xff));
    }

    public static Rational operator +(Rational left, Rational right) => new((left.Over * right.Under) + (right.Over * left.Under), left.Under * right.Under);

    public static Rational operator -(Rational left, Rational right) => new((left.Over * right.Under) - (right.Over * left.Under), left.Under * right.Under);

    public static Rational operator *(Rational left, Rational right) => new(left.Over * right.Over, left.Under * right.Under);

    public static Rational operator /(Rational left, Rational right) => new(left.Over * right.Under, left.Under * right.Over);

    /// <summary>Whether a decimal is this ratio, rounded to at least 20 digits behind the point.</summary>
    public bool Is(decimal number, int digits = 20)
    {
        Rational difference = this - Of(number);
        return BigInteger.Abs(difference.Over) * BigInteger.Pow(10, digits) <= BigInteger.Abs(difference.Under) * BigInteger.Max(1, BigInteger.Abs(Over) / BigInteger.Abs(Under));
    }

    public override string ToString() => ((double)(Over * 1_000_000_000_000 / Under) / 1e12).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
