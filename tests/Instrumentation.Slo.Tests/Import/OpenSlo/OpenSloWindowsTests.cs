namespace Instrumentation.Import;

public class OpenSloWindowsTests
{
    [Test]
    public void A_calendar_has_its_zone() => Assert.That(OpenSloText.Read(OpenSloText.Threshold).Definitions[0].Windows[0].ToString(), Is.EqualTo("month (Europe/Berlin)"));

    [Test]
    public void A_minute_of_the_calendar_is_a_month_where_reading_is_lenient()
    {
        string text = OpenSloText.Threshold.With("duration: 1M", "duration: 1m");
        SloFile file = OpenSloText.Read(text);
        Assert.That(file.Definitions[0].Windows[0].Period, Is.EqualTo(CalendarPeriod.Month));
        Assert.That(file.Warnings.Select(warning => (warning.Line, warning.Key)), Is.EqualTo(new[] { (14, "spec.timeWindow[0].duration") }));
        Assert.That(OpenSloText.Problems(text, isLenient: false).Select(problem => problem.Key), Is.EqualTo(new[] { "spec.timeWindow[0].duration" }));
    }

    [TestCase("duration: 1M", "duration: 5w")]
    [TestCase("timeZone: Europe/Berlin", "timeZone: Europe/Nowhere")]
    [TestCase("2024-01-01 00:00:00", "2024-01-32 00:00:00")]
    public void What_is_no_period_is_a_problem(string old, string changed) => Assert.That(OpenSloText.Problems(OpenSloText.Threshold.With(old, changed)), Has.Length.EqualTo(1));

    [TestCase("2024-01-01 12:00:00")]
    [TestCase("2024-01-02 00:00:00")]
    public void A_start_within_a_period_is_a_warning(string start) =>
        Assert.That(
            OpenSloText.Read(OpenSloText.Threshold.With("2024-01-01 00:00:00", start)).Warnings.Select(warning => warning.Key),
            Is.EqualTo(new[] { "spec.timeWindow[0].calendar.startTime" }));

    [Test]
    public void A_rolling_window_that_is_too_long_is_a_problem() =>
        Assert.That(OpenSloText.Problems(OpenSloText.Ratio.With("4w", "5Y")).Single().Message, Does.Contain("'5Y'").And.Contain("400d"));

    [Test]
    public void Without_a_window_the_usual_one_is_taken_where_reading_is_lenient()
    {
        string text = OpenSloText.Ratio.With("    - duration: 4w\n      isRolling: true\n", "");
        Assert.That(OpenSloText.Read(text).Definitions[0].Windows, Is.EqualTo(new[] { SloWindow.ThirtyDays }));
        Assert.That(OpenSloText.Problems(text, isLenient: false).Select(problem => problem.Key), Is.EqualTo(new[] { "spec.timeWindow" }));
    }
}
