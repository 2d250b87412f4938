namespace Instrumentation.Import;

public class OpenSloDurationTests
{
    [TestCase("5m", 5)]
    [TestCase("2h", 120)]
    [TestCase("1d", 1440)]
    [TestCase("1w", 10_080)]
    [TestCase("1M", 43_200)]
    [TestCase("2Q", 259_200)]
    [TestCase("1Y", 525_600)]
    public void A_whole_number_and_a_unit_are_a_length(string text, int minutes)
    {
        Assert.That(OpenSloDuration.TryParse(text, out OpenSloDuration duration), Is.True);
        Assert.That(duration.Length.TotalMinutes, Is.EqualTo(minutes));
    }

    [TestCase("")]
    [TestCase("m")]
    [TestCase("5")]
    [TestCase("-5m")]
    [TestCase("1.5h")]
    [TestCase("5s")]
    [TestCase("99999999999999999999m")]
    public void Anything_else_is_no_length(string text) => Assert.That(OpenSloDuration.TryParse(text, out _), Is.False);

    [Test]
    public void A_length_beyond_all_is_the_longest_there_is()
    {
        _ = OpenSloDuration.TryParse("9999999999Y", out OpenSloDuration duration);
        Assert.That(duration.Length, Is.EqualTo(TimeSpan.MaxValue));
    }

    [TestCase("1d", CalendarPeriod.Day)]
    [TestCase("7d", CalendarPeriod.Week)]
    [TestCase("1M", CalendarPeriod.Month)]
    [TestCase("3M", CalendarPeriod.Quarter)]
    [TestCase("4Q", CalendarPeriod.Year)]
    public void Some_lengths_are_periods_of_the_calendar(string text, CalendarPeriod period)
    {
        _ = OpenSloDuration.TryParse(text, out OpenSloDuration duration);
        Assert.That(duration.Calendar(), Is.EqualTo(period));
    }

    [Test]
    public void A_length_is_written_in_its_largest_unit_and_one_with_seconds_is_not() =>
        Assert.That(
            new[] { OpenSloDuration.Format(TimeSpan.FromDays(28)), OpenSloDuration.Format(TimeSpan.FromDays(30)), OpenSloDuration.Format(TimeSpan.FromMinutes(90)), OpenSloDuration.Format(TimeSpan.FromSeconds(90)) },
            Is.EqualTo(new[] { "4w", "30d", "90m", null }));
}
