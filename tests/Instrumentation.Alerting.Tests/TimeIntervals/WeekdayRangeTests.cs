namespace Instrumentation.TimeIntervals;

public sealed class WeekdayRangeTests
{
    [Test]
    public void Both_ends_are_in_the_range()
    {
        var range = new WeekdayRange(DayOfWeek.Monday, DayOfWeek.Friday);
        Assert.That(Enum.GetValues<DayOfWeek>().Where(range.Contains), Is.EqualTo(Enum.GetValues<DayOfWeek>()[1..6]));
        Assert.That(new WeekdayRange(DayOfWeek.Sunday).Contains(DayOfWeek.Monday), Is.False);
    }

    [TestCase(DayOfWeek.Saturday, DayOfWeek.Sunday)]
    [TestCase((DayOfWeek)(-1), DayOfWeek.Sunday)]
    [TestCase(DayOfWeek.Sunday, (DayOfWeek)7)]
    public void Days_that_are_none_or_out_of_order_are_refused(DayOfWeek first, DayOfWeek last) =>
        Assert.That(() => new WeekdayRange(first, last), Throws.ArgumentException);
}
