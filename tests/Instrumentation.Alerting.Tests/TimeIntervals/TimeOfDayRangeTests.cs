namespace Instrumentation.TimeIntervals;

public sealed class TimeOfDayRangeTests
{
    [Test]
    public void The_first_minute_is_in_the_range_and_the_last_one_is_not()
    {
        var range = new TimeOfDayRange(540, 541);
        Assert.That(range.Contains(new TimeOnly(8, 59, 59)), Is.False);
        Assert.That(range.Contains(new TimeOnly(9, 0)), Is.True);
        Assert.That(range.Contains(new TimeOnly(9, 0, 59)), Is.True);
        Assert.That(range.Contains(new TimeOnly(9, 1)), Is.False);
        Assert.That(new TimeOfDayRange(0, 1440).Contains(TimeOnly.MaxValue), Is.True);
    }

    [TestCase(-1, 5)]
    [TestCase(5, 5)]
    [TestCase(6, 5)]
    [TestCase(0, 1441)]
    [TestCase(1440, 1440)]
    public void Minutes_outside_of_the_day_or_out_of_order_are_refused(int start, int end) =>
        Assert.That(() => new TimeOfDayRange(start, end), Throws.TypeOf<ArgumentOutOfRangeException>());
}
