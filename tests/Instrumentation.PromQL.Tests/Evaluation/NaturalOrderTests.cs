namespace Instrumentation.Evaluation;

public class NaturalOrderTests
{
    [TestCase("a2", "a10")]
    [TestCase("a", "a1")]
    [TestCase("1.9", "1.10")]
    [TestCase("", "a")]
    [TestCase("x09", "x10")]
    [TestCase("9999999999999999999999", "10000000000000000000000")]
    public void Runs_of_digits_are_numbers(string first, string second)
    {
        Assert.That(NaturalOrder.Compare(first, second), Is.Negative);
        Assert.That(NaturalOrder.Compare(second, first), Is.Positive);
        Assert.That(NaturalOrder.Compare(first, first), Is.Zero);
    }
}
