using System.Text;
using Instrumentation.Rendering;

namespace Instrumentation.Exporters.Tests.Rendering;

/// <summary>The examples of OpenMetrics' section on canonical numbers, and Go's %g, which the text format 0.0.4 follows.</summary>
public sealed class CanonicalNumberTests
{
    [TestCase(0.0, "0.0")]
    [TestCase(0.001, "0.001")]
    [TestCase(0.002, "0.002")]
    [TestCase(0.01, "0.01")]
    [TestCase(0.1, "0.1")]
    [TestCase(0.9, "0.9")]
    [TestCase(0.95, "0.95")]
    [TestCase(0.99, "0.99")]
    [TestCase(0.999, "0.999")]
    [TestCase(1.0, "1.0")]
    [TestCase(1.7, "1.7")]
    [TestCase(10.0, "10.0")]
    [TestCase(1e-10, "1e-10")]
    [TestCase(1e-09, "1e-09")]
    [TestCase(1e-05, "1e-05")]
    [TestCase(0.0001, "0.0001")]
    [TestCase(100000.0, "100000.0")]
    [TestCase(1e+06, "1e+06")]
    [TestCase(1e+10, "1e+10")]
    [TestCase(1e+23, "1e+23")]
    [TestCase(1.1e+23, "1.1e+23")]
    [TestCase(double.PositiveInfinity, "+Inf")]
    public void OpenMetrics_writes_a_number_in_one_way(double value, string expected) => Assert.That(Write(value, showFraction: true), Is.EqualTo(expected));

    [TestCase(0.0, "0")]
    [TestCase(1.0, "1")]
    [TestCase(2.5, "2.5")]
    [TestCase(-2.5, "-2.5")]
    [TestCase(10.0, "10")]
    [TestCase(7500.0, "7500")]
    [TestCase(123456.0, "123456")]
    [TestCase(1234567.0, "1.234567e+06")]
    [TestCase(2097152.5, "2.0971525e+06")]
    [TestCase(0.00012, "0.00012")]
    [TestCase(0.000012, "1.2e-05")]
    [TestCase(1.0905077326652577, "1.0905077326652577")]
    [TestCase(5e-324, "5e-324")]
    [TestCase(double.MaxValue, "1.7976931348623157e+308")]
    public void The_text_format_writes_what_Go_writes(double value, string expected) => Assert.That(Write(value, showFraction: false), Is.EqualTo(expected));

    [FsCheck.NUnit.Property]
    public bool Every_number_reads_back(double value) =>
        !double.IsFinite(value) || double.Parse(Write(value, showFraction: false)) == value;

    private static string Write(double value, bool showFraction)
    {
        Span<byte> text = stackalloc byte[NumberText.MaxLength];
        return Encoding.ASCII.GetString(text[..CanonicalNumber.Write(text, value, showFraction)]);
    }
}
