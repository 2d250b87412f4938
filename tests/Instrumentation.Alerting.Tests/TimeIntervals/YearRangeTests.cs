namespace Instrumentation.TimeIntervals;

public sealed class YearRangeTests
{
    [Test]
    public void Both_ends_are_in_the_range()
    {
        Assert.That(Enumerable.Range(2019, 10).Where(new YearRange(2020, 2022).Contains), Is.EqualTo([2020, 2021, 2022]));
        Assert.That(new YearRange(2020).Contains(2021), Is.False);
    }

    [Test]
    public void Years_out_of_order_are_refused() => Assert.That(() => new YearRange(2021, 2020), Throws.ArgumentException);
}
