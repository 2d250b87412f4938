namespace Instrumentation.TimeIntervals;

public sealed class NamedTimeIntervalTests
{
    [Test]
    public void An_instant_in_any_of_the_intervals_is_in_it()
    {
        var ends = new NamedTimeInterval("ends", [new TimeInterval { Months = [new MonthRange(1)] }, new TimeInterval { Months = [new MonthRange(12)] }]);
        Assert.That(ends.Contains(new DateTimeOffset(2026, 1, 5, 0, 0, 0, TimeSpan.Zero)), Is.True);
        Assert.That(ends.Contains(new DateTimeOffset(2026, 12, 5, 0, 0, 0, TimeSpan.Zero)), Is.True);
        Assert.That(ends.Contains(new DateTimeOffset(2026, 6, 5, 0, 0, 0, TimeSpan.Zero)), Is.False);
        Assert.That(new NamedTimeInterval("none", []).Contains(DateTimeOffset.UnixEpoch), Is.False);
    }
}
