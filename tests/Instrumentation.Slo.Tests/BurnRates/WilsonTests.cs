namespace Instrumentation.BurnRates;

public sealed class WilsonTests
{
    // (p + z²/2n - z √(p(1-p)/n + z²/4n²)) / (1 + z²/n), one-sided z of 95 %: 1.6448536.
    [TestCase(1, 10, 0.95)]
    [TestCase(10, 100, 0.95)]
    [TestCase(5, 10, 0.95)]
    [TestCase(10, 10, 0.95)]
    [TestCase(1, 10, 0.999)]
    public void The_lower_bound_is_that_of_the_formula(double bad, double all, double confidence)
    {
        double z = confidence == 0.95 ? 1.6448536269514722 : 3.0902323061678132;
        double p = bad / all;
        double expected = (p + (z * z / (2 * all)) - (z * Math.Sqrt((p * (1 - p) / all) + (z * z / (4 * all * all))))) / (1 + (z * z / all));
        Assert.That(Wilson.LowerBound(bad, all, confidence), Is.EqualTo(expected).Within(1e-9));
    }

    [Test]
    public void Nothing_bad_and_nothing_at_all_have_a_bound_of_0()
    {
        Assert.That(Wilson.LowerBound(0, 100, 0.95), Is.EqualTo(0).Within(1e-12));
        Assert.That(Wilson.LowerBound(0, 0, 0.95), Is.Zero);
    }
}
