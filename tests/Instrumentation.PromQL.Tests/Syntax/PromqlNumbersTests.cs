namespace Instrumentation.Syntax;

public sealed class PromqlNumbersTests
{
    [TestCase("0", 0)]
    [TestCase("12.34e+6", 12.34e6)]
    [TestCase(".5", 0.5)]
    [TestCase("5.", 5)]
    [TestCase("5.e3", 5e3)]
    [TestCase("1E-7", 1e-7)]
    [TestCase("0xFf", 255)]
    [TestCase("0xAE", 174)]
    [TestCase("00", 0)]
    [TestCase("0X_1f_F", 511)]
    [TestCase("0755", 493)]
    [TestCase("089", 89)]
    [TestCase("1_000_000", 1_000_000)]
    [TestCase("0_7", 7)]
    [TestCase("inF", double.PositiveInfinity)]
    [TestCase("NAN", double.NaN)]
    [TestCase("9007199254740993", 9007199254740992)]
    [TestCase("99999999999999999999", 1e20)]
    public void A_number_is_read_as_Go_reads_it(string text, double value)
    {
        Assert.That(PromqlNumbers.TryParse(text, out double read));
        Assert.That(read, Is.EqualTo(value));
        Assert.That(PromqlParser.Parse(text), Is.EqualTo(new NumberLiteral(value)));
    }

    [TestCase("1__0")]
    [TestCase("1_")]
    [TestCase("1_0.5")]
    [TestCase("1e1_0")]
    [TestCase("0x")]
    [TestCase("0x_")]
    [TestCase("0xFFFFFFFFFFFFFFFFFF")]
    [TestCase("1e400")]
    [TestCase("0b11")]
    [TestCase("0o17")]
    [TestCase("1.2.3")]
    [TestCase("1e")]
    [TestCase("1a")]
    public void Anything_else_is_refused(string text) => Assert.That(() => PromqlParser.Parse(text), Throws.TypeOf<PromqlSyntaxException>().With.Message.Contains("number"));

    [TestCase(0, "0")]
    [TestCase(-0.0, "-0")]
    [TestCase(0.1, "0.1")]
    [TestCase(1e21, "1000000000000000000000")]
    [TestCase(1.5e-7, "0.00000015")]
    [TestCase(-1.25e17, "-125000000000000000")]
    [TestCase(double.NaN, "NaN")]
    [TestCase(double.PositiveInfinity, "+Inf")]
    [TestCase(double.NegativeInfinity, "-Inf")]
    public void A_number_is_written_without_exponent(double value, string text) => Assert.That(PromqlNumbers.Format(value), Is.EqualTo(text));

    [FsCheck.NUnit.Property(MaxTest = 1_000)]
    public bool A_number_that_was_written_reads_back(double value) =>
        PromqlParser.Parse(PromqlNumbers.Format(value)) is NumberLiteral { Value: var read } && (read.Equals(value) || double.IsNaN(value));
}
