using System.Globalization;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Instrumentation.Templates;

public sealed class GoNumberFormatTests
{
    [TestCase(0.0, "0")]
    [TestCase(-0.0, "-0")]
    [TestCase(1.5, "1.5")]
    [TestCase(100000.0, "100000")]
    [TestCase(1000000.0, "1e+06")]
    [TestCase(123456789.5, "1.234567895e+08")]
    [TestCase(0.0001, "0.0001")]
    [TestCase(0.00001, "1e-05")]
    [TestCase(5e-324, "5e-324")]
    [TestCase(double.MaxValue, "1.7976931348623157e+308")]
    [TestCase(double.NaN, "NaN")]
    [TestCase(double.PositiveInfinity, "+Inf")]
    [TestCase(double.NegativeInfinity, "-Inf")]
    public void A_value_is_printed_by_its_shortest_digits(double value, string expected) =>
        Assert.That(GoNumberFormat.Format(value), Is.EqualTo(expected));

    [TestCase(1234.5, 'g', 3, "1.23e+03")]
    [TestCase(1000.0, 'g', 4, "1000")]
    [TestCase(10000.0, 'g', 4, "1e+04")]
    [TestCase(0.0, 'g', 4, "0")]
    [TestCase(123456.0, 'g', 4, "1.235e+05")]
    [TestCase(999999.0, 'g', 4, "1e+06")]
    [TestCase(1.5, 'e', 6, "1.500000e+00")]
    [TestCase(1.5, 'E', 0, "2E+00")]
    [TestCase(2.5, 'f', 0, "2")]
    [TestCase(3.5, 'f', 0, "4")]
    [TestCase(0.125, 'f', 2, "0.12")]
    [TestCase(0.375, 'f', 2, "0.38")]
    [TestCase(0.5, 'f', 0, "0")]
    [TestCase(0.6, 'f', 0, "1")]
    [TestCase(9.999, 'f', 2, "10.00")]
    [TestCase(0.0004, 'f', 2, "0.00")]
    [TestCase(0.006, 'f', 2, "0.01")]
    [TestCase(1e22, 'f', -1, "10000000000000000000000")]
    [TestCase(1e-7, 'f', -1, "0.0000001")]
    [TestCase(1e22, 'f', 1, "10000000000000000000000.0")]
    [TestCase(1.005, 'f', 2, "1.00")]
    [TestCase(2.675, 'f', 2, "2.67")]
    public void Precision_rounds_the_exact_value_and_ties_to_even(double value, char verb, int precision, string expected) =>
        Assert.That(GoNumberFormat.Format(value, verb, precision), Is.EqualTo(expected));

    [Property(MaxTest = 500)]
    public bool The_shortest_text_reads_back_as_the_same_number(long bits)
    {
        double value = BitConverter.Int64BitsToDouble(bits);
        return !double.IsFinite(value) || double.Parse(GoNumberFormat.Format(value), CultureInfo.InvariantCulture).Equals(value);
    }

    [Test]
    public void All_digits_of_a_number_are_exact()
    {
        string digits = GoNumberFormat.Format(0.1, 'f', 60);
        Assert.That(digits, Is.EqualTo("0.100000000000000005551115123125782702118158340454101562500000"));
    }
}
