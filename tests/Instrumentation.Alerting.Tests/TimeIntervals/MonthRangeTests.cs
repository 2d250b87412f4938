namespace Instrumentation.TimeIntervals;

public sealed class MonthRangeTests
{
    [Test]
    public void Both_ends_are_in_the_range()
    {
        Assert.That(Enumerable.Range(1, 12).Where(new MonthRange(2, 4).Contains), Is.EqualTo([2, 3, 4]));
        Assert.That(Enumerable.Range(1, 12).Where(new MonthRange(12).Contains), Is.EqualTo([12]));
    }

    [TestCase(0, 1)]
    [TestCase(12, 13)]
    [TestCase(12, 1)]
    public void Months_that_are_none_or_out_of_order_are_refused(int first, int last) =>
        Assert.That(() => new MonthRange(first, last), Throws.ArgumentException);
}
