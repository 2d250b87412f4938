namespace Instrumentation.Budgets;

public sealed class ZoneDaysTests
{
    [TestCase("UTC", "2026-07-10T12:00Z", "2026-07-10T00:00Z")]
    [TestCase("UTC", "2026-07-10T00:00Z", "2026-07-10T00:00Z")]
    [TestCase("UTC", "1969-12-31T23:00Z", "1969-12-31T00:00Z")]
    [TestCase("Europe/London", "2026-07-10T12:00Z", "2026-07-09T23:00Z")]
    [TestCase("Europe/London", "2026-07-09T23:00Z", "2026-07-09T23:00Z")]
    [TestCase("Europe/London", "2026-07-09T22:59Z", "2026-07-08T23:00Z")]
    [TestCase("Europe/London", "2026-01-10T12:00Z", "2026-01-10T00:00Z")]
    [TestCase("Asia/Kathmandu", "2026-01-10T18:14Z", "2026-01-09T18:15Z")]
    [TestCase("Asia/Kathmandu", "2026-01-10T18:15Z", "2026-01-10T18:15Z")]
    [TestCase("Etc/GMT-1", "2026-01-10T22:59Z", "2026-01-09T23:00Z")]
    public void A_day_begins_at_midnight_of_its_zone(string zone, string time, string start)
    {
        var days = new ZoneDays(TimeZoneInfo.FindSystemTimeZoneById(zone));
        Assert.That(DateTimeOffset.FromUnixTimeMilliseconds(days.At(At(time))), Is.EqualTo(DateTimeOffset.FromUnixTimeMilliseconds(At(start))));
    }

    [Test]
    public void Days_far_from_those_that_were_asked_for_are_found_as_well()
    {
        var days = new ZoneDays(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
        long day = At("2026-01-10T00:00Z");
        foreach (int offset in (int[])[0, 41, 40, 39, 80, -500, 1000])
        {
            var noon = DateTimeOffset.FromUnixTimeMilliseconds(day).AddDays(offset).AddHours(12);
            TimeZoneInfo berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
            DateTime midnight = TimeZoneInfo.ConvertTime(noon, berlin).DateTime.Date;
            long start = new DateTimeOffset(midnight, berlin.GetUtcOffset(midnight)).ToUnixTimeMilliseconds();
            Assert.That((days.At(noon.ToUnixTimeMilliseconds()), days.At(start), days.At(start - 1) < start), Is.EqualTo((start, start, true)), $"{offset}");
        }
    }

    [Test]
    public void An_edge_is_the_last_step_or_midnight()
    {
        var edges = new BucketEdges(TimeSpan.MillisecondsPerHour, [new ZoneDays(TimeZoneInfo.Utc), new ZoneDays(TimeZoneInfo.FindSystemTimeZoneById("Asia/Kathmandu"))]);
        Assert.That(edges.At(At("2026-01-10T18:14Z")), Is.EqualTo(At("2026-01-10T18:00Z")));
        Assert.That(edges.At(At("2026-01-10T18:20Z")), Is.EqualTo(At("2026-01-10T18:15Z")));
        Assert.That(edges.BucketOf(At("2026-01-10T18:15Z")), Is.EqualTo(At("2026-01-10T18:00Z")), "what ends with an edge belongs to the bucket before it");
        Assert.That(new BucketEdges(0, [new ZoneDays(TimeZoneInfo.Utc)]).At(At("2026-01-10T18:20Z")), Is.EqualTo(At("2026-01-10T00:00Z")));
    }

    private static long At(string time) => DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
}
