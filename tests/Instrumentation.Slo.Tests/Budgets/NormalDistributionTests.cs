namespace Instrumentation.Budgets;

public sealed class NormalDistributionTests
{
    // Abramowitz and Stegun, table 26.1.
    [TestCase(0, 0.5)]
    [TestCase(1, 0.158655253931457)]
    [TestCase(2, 0.0227501319481792)]
    [TestCase(2.999, 0.00135435)]
    [TestCase(3, 0.00134989803163010)]
    [TestCase(4, 3.16712418331199e-5)]
    [TestCase(8, 6.22096057427178e-16)]
    public void The_part_above_is_that_of_the_tables(double deviations, double above) => Assert.That(NormalDistribution.Above(deviations), Is.EqualTo(above).Within(0.001).Percent);

    [TestCase(0.5, 0)]
    [TestCase(0.95, 1.6448536269514722)]
    [TestCase(0.975, 1.959963984540054)]
    [TestCase(0.999, 3.0902323061678132)]
    public void A_quantile_is_where_so_much_lies_below(double probability, double quantile) => Assert.That(NormalDistribution.Quantile(probability), Is.EqualTo(quantile).Within(1e-7));
}
