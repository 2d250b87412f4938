using System.Globalization;

namespace Instrumentation.TimeIntervals;

public sealed class TimeIntervalTests
{
    private static TimeZoneInfo Sydney => TimeZoneInfo.FindSystemTimeZoneById("Australia/Sydney");

    [TestCase("2026-03-04T00:00:00Z")]
    [TestCase("0001-01-01T00:00:00Z")]
    [TestCase("9999-12-31T23:59:59Z")]
    public void What_gives_no_ranges_is_always(string instant)
    {
        Assert.That(new TimeInterval().Contains(At(instant)), Is.True);
        Assert.That(new TimeInterval { Location = Sydney }.Contains(At(instant)), Is.True);
    }

    [Test]
    public void An_empty_list_of_ranges_never_fits()
    {
        DateTimeOffset instant = At("2026-03-04T00:00:00Z");
        Assert.That(new TimeInterval { Times = [] }.Contains(instant), Is.False);
        Assert.That(new TimeInterval { Weekdays = [] }.Contains(instant), Is.False);
        Assert.That(new TimeInterval { DaysOfMonth = [] }.Contains(instant), Is.False);
        Assert.That(new TimeInterval { Months = [] }.Contains(instant), Is.False);
        Assert.That(new TimeInterval { Years = [] }.Contains(instant), Is.False);
    }

    [TestCase("2026-03-04T09:00:00Z", true)]
    [TestCase("2026-03-04T08:59:59Z", false, Description = "too early")]
    [TestCase("2026-03-08T09:00:00Z", false, Description = "a Sunday")]
    [TestCase("2026-03-11T09:00:00Z", false, Description = "too late in the month")]
    [TestCase("2026-04-01T09:00:00Z", false, Description = "another month")]
    [TestCase("2025-03-04T09:00:00Z", false, Description = "another year")]
    [TestCase("2026-03-04T10:30:00+01:00", true, Description = "in UTC 09:30")]
    public void Every_kind_has_to_fit(string instant, bool contains)
    {
        var interval = new TimeInterval
        {
            Times = [new TimeOfDayRange(9 * 60, 17 * 60)],
            Weekdays = [new WeekdayRange(DayOfWeek.Monday, DayOfWeek.Friday)],
            DaysOfMonth = [new DayOfMonthRange(1, 10)],
            Months = [new MonthRange(3)],
            Years = [new YearRange(2026)],
        };
        Assert.That(interval.Contains(At(instant)), Is.EqualTo(contains));
    }

    // Clocks there go forward on 2026-10-04 at 02:00 and back on 2026-04-05 at 03:00.
    [TestCase("2026-10-03T15:59:59Z", true)]
    [TestCase("2026-10-03T16:00:00Z", false)]
    [TestCase("2026-04-04T14:59:59Z", false)]
    [TestCase("2026-04-04T15:00:00Z", true)]
    [TestCase("2026-04-04T15:59:59Z", true)]
    [TestCase("2026-04-04T16:00:00Z", true, Description = "the hour that comes twice")]
    [TestCase("2026-04-04T17:00:00Z", false)]
    public void The_clocks_of_the_zone_count(string instant, bool contains)
    {
        var interval = new TimeInterval { Times = [new TimeOfDayRange(0, 60), new TimeOfDayRange(60, 120)], Location = Sydney };
        var twice = new TimeInterval { Times = [new TimeOfDayRange(120, 180)], Location = Sydney };
        Assert.That((instant.Contains("-10-", StringComparison.Ordinal) ? interval : twice).Contains(At(instant)), Is.EqualTo(contains));
    }

    [Test]
    public void Intervals_are_equal_by_their_ranges()
    {
        TimeInterval one = new() { Months = [new MonthRange(1, 3)], Location = Sydney };
        TimeInterval same = new() { Months = [new MonthRange(1, 3)], Location = Sydney };
        Assert.That(one, Is.EqualTo(same));
        Assert.That(one.GetHashCode(), Is.EqualTo(same.GetHashCode()));
        Assert.That(one, Is.Not.EqualTo(one with { Location = TimeZoneInfo.Utc }));
        Assert.That(one, Is.Not.EqualTo(one with { Months = null }));
        Assert.That(one with { Months = [] }, Is.Not.EqualTo(one with { Months = null }));
        Assert.That(one, Is.Not.EqualTo(one with { Years = [new YearRange(2026)] }));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
