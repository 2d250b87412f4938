namespace Instrumentation.Chunks;

public class DecimalsTests
{
    [TestCase(12.34, 2)]
    [TestCase(0.1, 1)]
    [TestCase(-3, 0)]
    [TestCase(1e15, 0)]
    [TestCase(1e16, Decimals.None)]
    [TestCase(0.1 + 0.2, Decimals.None)]
    [TestCase(-0.0, Decimals.None)]
    [TestCase(double.NaN, Decimals.None)]
    [TestCase(double.PositiveInfinity, Decimals.None)]
    public void The_decimals_of_a_number_are_found(double value, int expected) =>
        Assert.That(Decimals.Find(value, 0), Is.EqualTo(expected));

    [FsCheck.NUnit.Property(MaxTest = 1_000)]
    public bool What_was_written_with_few_decimals_is_found(int integer, byte decimals)
    {
        int count = decimals % 10;
        double value = double.Parse($"{integer}e-{count}");
        int found = Decimals.Find(value, 0);
        return found <= count && (integer == 0 || (found >= 0 && Decimals.ToDouble(Decimals.ToInteger(value, found), found).Equals(value)));
    }
}
