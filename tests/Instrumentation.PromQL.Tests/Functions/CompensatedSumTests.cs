namespace Instrumentation.Functions;

public class CompensatedSumTests
{
    [Test]
    public void What_addition_rounds_away_is_kept()
    {
        CompensatedSum sum = default;
        foreach (double value in new[] { 1, 1e100, 1, -1e100 })
            sum += value;
        Assert.That(sum.Total, Is.EqualTo(2));
    }

    [Test]
    public void An_overflow_is_infinite()
    {
        CompensatedSum sum = default;
        sum = sum + double.MaxValue + double.MaxValue;
        Assert.That(sum.Total, Is.EqualTo(double.PositiveInfinity));
    }
}
