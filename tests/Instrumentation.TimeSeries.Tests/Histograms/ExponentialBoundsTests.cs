using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace Instrumentation.Histograms;

public class ExponentialBoundsTests
{
    [Test]
    public void Every_bound_of_the_finest_schema_is_the_nearest_double_to_the_power()
    {
        for (int index = 0; index < 256; index++)
            Assert.That(ExponentialBounds.Upper(index, 8), Is.EqualTo(PowerOfTwo(index)), $"bound {index}");
    }

    [TestCase(0, 0, 1)]
    [TestCase(3, 0, 8)]
    [TestCase(-2, 0, 0.25)]
    [TestCase(1, -4, 65536)]
    [TestCase(-1, -1, 0.25)]
    [TestCase(1, 1, 1.4142135623730951)]
    [TestCase(1024, 0, double.MaxValue)]
    [TestCase(64, -4, double.MaxValue)]
    [TestCase(1025, 0, double.PositiveInfinity)]
    [TestCase(-1074, 0, double.Epsilon)]
    public void A_bound_is_two_to_the_index_over_two_to_the_schema(int index, int schema, double bound) =>
        Assert.That(ExponentialBounds.Upper(index, schema), Is.EqualTo(bound));

    [FsCheck.NUnit.Property]
    public Property A_value_is_inside_the_bucket_that_is_found_for_it() => Prop.ForAll(
        Gen.Choose(-4, 8).ToArbitrary(),
        Gen.Choose(-1_000_000, 1_000_000).Select(exponent => Math.Pow(2, exponent / 1000.0)).Where(value => value > 0 && double.IsFinite(value)).ToArbitrary(),
        (schema, value) =>
        {
            int index = ExponentialBounds.IndexOf(value, schema);
            return ExponentialBounds.Lower(index, schema) < value && value <= ExponentialBounds.Upper(index, schema);
        });

    [FsCheck.NUnit.Property]
    public Property A_bucket_lies_inside_its_coarser_one() => Prop.ForAll(
        Gen.Choose(-3, 8).ToArbitrary(),
        Gen.Choose(-1000, 1000).ToArbitrary(),
        (schema, index) =>
        {
            int coarser = ExponentialBounds.Coarser(index, 1);
            return ExponentialBounds.Lower(coarser, schema - 1) <= ExponentialBounds.Lower(index, schema)
                && ExponentialBounds.Upper(index, schema) <= ExponentialBounds.Upper(coarser, schema - 1);
        });

    // The 256th root of 2^(index + 256 * precision), rounded to the 53 bits of a double.
    private static double PowerOfTwo(int index)
    {
        const int Precision = 160;
        BigInteger root = BigInteger.One << (index + (256 * Precision));
        for (int halving = 0; halving < 8; halving++)
            root = SquareRoot(root);
        BigInteger half = BigInteger.One << (Precision - 53);
        return Math.ScaleB((double)((root + half) >> (Precision - 52)), -52);
    }

    private static BigInteger SquareRoot(BigInteger value)
    {
        BigInteger root = BigInteger.One << (int)((value.GetBitLength() + 1) / 2);
        while (true)
        {
            BigInteger better = (root + (value / root)) >> 1;
            if (better >= root)
                return root;
            root = better;
        }
    }
}
