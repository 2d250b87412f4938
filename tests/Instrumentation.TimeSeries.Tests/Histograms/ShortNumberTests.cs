using System.Globalization;

namespace Instrumentation.Histograms;

public class ShortNumberTests
{
    [TestCase(0, "0")]
    [TestCase(1, "1")]
    [TestCase(-2.5, "-2.5")]
    [TestCase(100000, "100000")]
    [TestCase(1000000, "1e+06")]
    [TestCase(123456789.5, "1.234567895e+08")]
    [TestCase(0.0001, "0.0001")]
    [TestCase(0.00012, "0.00012")]
    [TestCase(0.00001, "1e-05")]
    [TestCase(123456.789, "123456.789")]
    [TestCase(1e100, "1e+100")]
    [TestCase(5e-324, "5e-324")]
    [TestCase(double.NaN, "NaN")]
    [TestCase(double.PositiveInfinity, "+Inf")]
    [TestCase(double.NegativeInfinity, "-Inf")]
    public void A_number_is_written_with_the_fewest_digits(double value, string text) => Assert.That(ShortNumber.Format(value), Is.EqualTo(text));

    [FsCheck.NUnit.Property]
    public bool A_finite_number_reads_back_as_itself(double value) =>
        !double.IsFinite(value) || double.Parse(ShortNumber.Format(value), CultureInfo.InvariantCulture).Equals(value);
}
