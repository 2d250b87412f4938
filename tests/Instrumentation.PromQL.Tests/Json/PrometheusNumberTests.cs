using System.Globalization;
using System.Text;

namespace Instrumentation.Json;

public sealed class PrometheusNumberTests
{
    [TestCase(0, "0")]
    [TestCase(-0.0, "-0")]
    [TestCase(1, "1")]
    [TestCase(-1.5, "-1.5")]
    [TestCase(0.1, "0.1")]
    [TestCase(1e-5, "0.00001")]
    [TestCase(-1.25e-5, "-0.0000125")]
    [TestCase(1e-6, "0.000001")]
    [TestCase(1.2345678901234567e-6, "0.0000012345678901234567")]
    [TestCase(9.9e-7, "9.9e-07")]
    [TestCase(-1e-300, "-1e-300")]
    [TestCase(5e-324, "5e-324")]
    [TestCase(123456789012345.6, "123456789012345.6")]
    [TestCase(1e15, "1000000000000000")]
    [TestCase(-1234567890123456.8, "-1234567890123456.8")]
    [TestCase(9007199254740993, "9007199254740992")]
    [TestCase(1.5e20, "150000000000000000000")]
    [TestCase(999999999999999900000.0, "999999999999999900000")]
    [TestCase(1e21, "1e+21")]
    [TestCase(-1.5e21, "-1.5e+21")]
    [TestCase(1.7976931348623157e308, "1.7976931348623157e+308")]
    [TestCase(double.NaN, "NaN")]
    [TestCase(double.PositiveInfinity, "+Inf")]
    [TestCase(double.NegativeInfinity, "-Inf")]
    public void A_number_has_the_fewest_digits_and_an_exponent_only_where_it_is_very_small_or_large(double value, string expected)
    {
        Span<byte> text = stackalloc byte[PrometheusNumber.MaxLength];

        int length = PrometheusNumber.Format(value, text);

        Assert.That(Encoding.ASCII.GetString(text[..length]), Is.EqualTo(expected));
    }

    [FsCheck.NUnit.Property(MaxTest = 2_000)]
    public bool Every_number_reads_back_as_it_was(long bits)
    {
        double value = BitConverter.Int64BitsToDouble(bits);
        Span<byte> text = stackalloc byte[PrometheusNumber.MaxLength];
        int length = PrometheusNumber.Format(value, text);
        if (!double.IsFinite(value))
            return true;
        return BitConverter.DoubleToInt64Bits(double.Parse(text[..length], NumberStyles.Float, CultureInfo.InvariantCulture)) == bits;
    }

    [FsCheck.NUnit.Property(MaxTest = 2_000)]
    public bool Numbers_between_the_bounds_have_no_exponent(int mantissa, byte exponent)
    {
        double value = mantissa * Math.Pow(10, (exponent % 17) - 6);
        Span<byte> text = stackalloc byte[PrometheusNumber.MaxLength];
        int length = PrometheusNumber.Format(value, text);
        return Math.Abs(value) is >= 1e21 or (> 0 and < 1e-6)
            || (!text[..length].Contains((byte)'e') && double.Parse(text[..length], NumberStyles.Float, CultureInfo.InvariantCulture) == value);
    }

    [TestCase(0, "0")]
    [TestCase(1_000, "1")]
    [TestCase(1_435_781_451_781, "1435781451.781")]
    [TestCase(5_100, "5.100")]
    [TestCase(7, "0.007")]
    [TestCase(-7, "-0.007")]
    [TestCase(-60_000, "-60")]
    [TestCase(long.MinValue, "-9223372036854775.808")]
    [TestCase(long.MaxValue, "9223372036854775.807")]
    public void A_time_has_no_decimals_or_three(long milliseconds, string expected)
    {
        Span<byte> text = stackalloc byte[PrometheusNumber.MaxLength];

        int length = PrometheusNumber.FormatSeconds(milliseconds, text);

        Assert.That(Encoding.ASCII.GetString(text[..length]), Is.EqualTo(expected));
    }
}
