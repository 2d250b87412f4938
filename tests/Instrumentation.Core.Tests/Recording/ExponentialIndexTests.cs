namespace Instrumentation.Recording;

public sealed class ExponentialIndexTests
{
    private const int MantissaBits = 52;

    [Test]
    public void The_255_irrational_boundaries_of_an_octave_are_exact([Values(0, 1, -1, 52, 1023, -1022)] int octave)
    {
        Assert.Multiple(() =>
        {
            for (int boundary = 1; boundary < 256; boundary++)
            {
                // The largest double below 2^(octave + boundary/256), found by exact comparison around an estimate.
                long mantissa = (long)((Math.Pow(2, boundary / 256.0) - 1) * (1L << MantissaBits));
                while (ExactPower.IsAtMost(Normal(octave, mantissa + 1), (256 * octave) + boundary))
                    mantissa++;
                while (!ExactPower.IsAtMost(Normal(octave, mantissa), (256 * octave) + boundary))
                    mantissa--;
                Assert.That(ExponentialIndex.AtFinest(Normal(octave, mantissa)), Is.EqualTo((256 * octave) + boundary - 1));
                Assert.That(ExponentialIndex.AtFinest(Normal(octave, mantissa + 1)), Is.EqualTo((256 * octave) + boundary));
            }
        });
    }

    [Test]
    public void A_power_of_two_belongs_to_the_bucket_that_ends_with_it()
    {
        Assert.Multiple(() =>
        {
            for (int exponent = -1074; exponent <= 1023; exponent++)
            {
                double power = Math.ScaleB(1, exponent);
                Assert.That(ExponentialIndex.AtFinest(power), Is.EqualTo((256 * exponent) - 1), $"2^{exponent}");
                if (exponent >= -1022)
                    Assert.That(ExponentialIndex.AtFinest(Math.BitIncrement(power)), Is.EqualTo(256 * exponent), $"above 2^{exponent}");
            }
        });
    }

    [Test]
    public void The_ends_of_the_doubles_have_buckets()
    {
        Assert.That(ExponentialIndex.AtFinest(double.Epsilon), Is.EqualTo((-1074 * 256) - 1));
        Assert.That(ExponentialIndex.AtFinest(double.MaxValue), Is.EqualTo((1024 * 256) - 1));
    }

    [Test]
    public void Subnormal_numbers_lie_within_their_buckets()
    {
        var random = new Random(1);
        Assert.Multiple(() =>
        {
            for (int number = 0; number < 2_000; number++)
            {
                double value = BitConverter.Int64BitsToDouble(number < 1_000 ? number + 1 : random.NextInt64(1, 1L << MantissaBits) >> random.Next(MantissaBits));
                if (value > 0)
                    Assert.That(ExponentialIndex.AtFinest(value), Is.EqualTo(ExactPower.Bucket(value, 8)), $"{value:R}");
            }
        });
    }

    [FsCheck.NUnit.Property(Arbitrary = [typeof(FiniteDoubles)], MaxTest = 1_000)]
    public bool A_value_lies_within_its_bucket(double value)
    {
        if (value == 0)
            return true;
        int index = ExponentialIndex.AtFinest(Math.Abs(value));
        return !ExactPower.IsAtMost(Math.Abs(value), index) && ExactPower.IsAtMost(Math.Abs(value), index + 1);
    }

    [FsCheck.NUnit.Property(Arbitrary = [typeof(FiniteDoubles)])]
    public bool A_coarser_scale_has_the_index_shifted_right(double value)
        => value == 0 || Enumerable.Range(-10, 18).All(scale => ExponentialIndex.AtFinest(Math.Abs(value)) >> (8 - scale) == ExactPower.Bucket(Math.Abs(value), scale));

    [FsCheck.NUnit.Property(Arbitrary = [typeof(FiniteDoubles)])]
    public bool A_value_lies_between_the_boundaries_of_its_bucket_at_every_scale(double value)
    {
        double magnitude = Math.Abs(value);
        return value == 0 || Enumerable.Range(-10, 19).All(scale =>
        {
            int index = ExponentialIndex.AtFinest(magnitude) >> (8 - scale);
            return magnitude > ExponentialIndex.UpperBoundary(index - 1, scale) && magnitude <= ExponentialIndex.UpperBoundary(index, scale);
        });
    }

    [Test]
    public void Small_subnormal_numbers_lie_between_their_boundaries()
    {
        Assert.Multiple(() =>
        {
            for (int number = 1; number < 2_000; number++)
            {
                double value = BitConverter.Int64BitsToDouble(number);
                int index = ExponentialIndex.AtFinest(value);
                Assert.That(value, Is.GreaterThan(ExponentialIndex.UpperBoundary(index - 1, 8)).And.LessThanOrEqualTo(ExponentialIndex.UpperBoundary(index, 8)));
            }
        });
    }

    [Test]
    public void The_boundary_above_all_doubles_is_infinite()
    {
        Assert.That(ExponentialIndex.UpperBoundary((1024 * 256) - 1, 8), Is.EqualTo(double.PositiveInfinity));
        Assert.That(ExponentialIndex.UpperBoundary(0, -10), Is.EqualTo(double.PositiveInfinity));
        Assert.That(ExponentialIndex.UpperBoundary(1023, 0), Is.EqualTo(double.PositiveInfinity));
        Assert.That(ExponentialIndex.UpperBoundary(1022, 0), Is.EqualTo(Math.ScaleB(1, 1023)));
    }

    private static double Normal(int octave, long mantissa) => BitConverter.Int64BitsToDouble(((octave + 1023L) << MantissaBits) + mantissa);
}
