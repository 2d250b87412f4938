namespace Instrumentation.Templates;

public sealed class GoTimeFormatTests
{
    private static readonly DateTimeOffset Time = new DateTimeOffset(2009, 2, 5, 5, 0, 57, TimeSpan.Zero).AddTicks(123_456_7);

    [TestCase("2006-01-02T15:04:05Z07:00", "2009-02-05T05:00:57Z")]
    [TestCase("Mon Jan _2 15:04:05 2006", "Thu Feb  5 05:00:57 2009")]
    [TestCase("Monday, 02-Jan-06 15:04:05 MST", "Thursday, 05-Feb-09 05:00:57 UTC")]
    [TestCase("3:04PM", "5:00AM")]
    [TestCase("15:04:05.000 .999999999 ,00", "05:00:57.123 .1234567 ,12")]
    [TestCase("Janet -0700 002 __2", "Janet +0000 036  36")]
    [TestCase("January 2 1 06 pm", "February 5 2 09 am")]
    [TestCase(GoTimeFormat.Default, "2009-02-05 05:00:57.1234567 +0000 UTC")]
    public void A_layout_shows_the_reference_time(string layout, string expected) =>
        Assert.That(GoTimeFormat.Format(Time, layout), Is.EqualTo(expected));

    [TestCase(0L, "0s")]
    [TestCase(10L, "1µs")]
    [TestCase(15L, "1.5µs")]
    [TestCase(15_000L, "1.5ms")]
    [TestCase(905_000_000L, "1m30.5s")]
    [TestCase(36_000_000_000L, "1h0m0s")]
    [TestCase(-36_610_000_000L, "-1h1m1s")]
    [TestCase(long.MinValue, "-256204778h48m5.4775807s")]
    public void A_length_of_time_names_its_units(long ticks, string expected) =>
        Assert.That(GoTimeFormat.Format(new TimeSpan(ticks)), Is.EqualTo(expected));
}
