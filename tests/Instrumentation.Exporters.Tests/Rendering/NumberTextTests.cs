using System.Globalization;
using System.Text;
using Instrumentation.Rendering;

namespace Instrumentation.Exporters.Tests.Rendering;

public sealed class NumberTextTests
{
    [TestCase(0.0, "0")]
    [TestCase(17.0, "17")]
    [TestCase(-3.0, "-3")]
    [TestCase(0.5, "0.5")]
    [TestCase(-0.0, "-0")]
    [TestCase(double.NaN, "NaN")]
    [TestCase(double.PositiveInfinity, "+Inf")]
    [TestCase(double.NegativeInfinity, "-Inf")]
    public void A_number_is_written_as_all_formats_read_it(double value, string expected)
    {
        Span<byte> text = stackalloc byte[NumberText.MaxLength];
        Assert.That(Encoding.ASCII.GetString(text[..NumberText.Write(text, value)]), Is.EqualTo(expected));
    }

    [TestCase(1_520_430_000_123, "1520430000.123")]
    [TestCase(1_605_281_325_000, "1605281325.000")]
    [TestCase(7, "0.007")]
    [TestCase(-1_500, "-1.500")]
    [TestCase(-5, "-0.005")]
    public void A_time_is_written_in_seconds(long unixMs, string expected)
    {
        Span<byte> text = stackalloc byte[NumberText.MaxLength];
        Assert.That(Encoding.ASCII.GetString(text[..NumberText.WriteSeconds(text, unixMs)]), Is.EqualTo(expected));
    }

    [Test]
    public void Every_count_of_digits_is_written_in_full()
    {
        Span<byte> text = stackalloc byte[NumberText.MaxLength];
        for (long power = 1; power > 0 && power <= 1_000_000_000_000_000_000; power *= 10)
        {
            foreach (long value in new[] { power - 1, power, power + 1, power * 9, -power })
                Assert.That(Encoding.ASCII.GetString(text[..NumberText.Write(text, value)]), Is.EqualTo(value.ToString(CultureInfo.InvariantCulture)));
        }

        Assert.That(Encoding.ASCII.GetString(text[..NumberText.Write(text, long.MaxValue)]), Is.EqualTo("9223372036854775807"));
        Assert.That(Encoding.ASCII.GetString(text[..NumberText.Write(text, long.MinValue)]), Is.EqualTo("-9223372036854775808"));
    }

    [FsCheck.NUnit.Property]
    public bool Every_long_reads_back(long value)
    {
        Span<byte> text = stackalloc byte[NumberText.MaxLength];
        return long.Parse(text[..NumberText.Write(text, value)], CultureInfo.InvariantCulture) == value;
    }

    [FsCheck.NUnit.Property]
    public bool Every_double_reads_back(double value)
    {
        Span<byte> text = stackalloc byte[NumberText.MaxLength];
        string written = Encoding.ASCII.GetString(text[..NumberText.Write(text, value)]);
        return !double.IsFinite(value) || BitConverter.DoubleToInt64Bits(double.Parse(written, CultureInfo.InvariantCulture)) == BitConverter.DoubleToInt64Bits(value);
    }
}
