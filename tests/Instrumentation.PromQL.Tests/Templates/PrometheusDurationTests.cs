using FsCheck;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Instrumentation.Templates;

public sealed class PrometheusDurationTests
{
    [TestCase("0", 0)]
    [TestCase("0s", 0)]
    [TestCase("5m", 300_000)]
    [TestCase("1h30m", 5_400_000)]
    [TestCase("100ms", 100)]
    [TestCase("1y2w3d4h5m6s7ms", 33_019_506_007)]
    [TestCase("106751d", 9_223_286_400_000)]
    public void Units_add_up_in_falling_order(string text, long expected)
    {
        Assert.That(PrometheusDuration.TryParse(text, out long milliseconds, out _), Is.True);
        Assert.That(milliseconds, Is.EqualTo(expected));
    }

    [TestCase("", "empty duration string")]
    [TestCase("1", "not a valid duration string: \"1\"")]
    [TestCase("-1m", "not a valid duration string: \"-1m\"")]
    [TestCase("1m1h", "not a valid duration string: \"1m1h\"")]
    [TestCase("1.5h", "not a valid duration string: \"1.5h\"")]
    [TestCase("1h 30m", "not a valid duration string: \"1h 30m\"")]
    [TestCase("300y", "duration out of range")]
    [TestCase("99999999999999999999d", "duration out of range")]
    public void What_is_no_length_of_time_is_refused(string text, string expected)
    {
        Assert.That(PrometheusDuration.TryParse(text, out _, out string problem), Is.False);
        Assert.That(problem, Is.EqualTo(expected));
    }

    [TestCase(0, "0s")]
    [TestCase(90_000, "1m30s")]
    [TestCase(90L * 86_400_000, "90d")]
    [TestCase(14L * 86_400_000, "2w")]
    [TestCase(365L * 86_400_000, "1y")]
    public void Years_and_weeks_are_written_when_nothing_is_left(long milliseconds, string expected) =>
        Assert.That(PrometheusDuration.Format(TimeSpan.FromMilliseconds(milliseconds)), Is.EqualTo(expected));

    [Property]
    public bool What_is_written_reads_back(NonNegativeInt milliseconds) =>
        PrometheusDuration.TryParse(PrometheusDuration.Format(TimeSpan.FromMilliseconds(milliseconds.Get)), out long read, out _) && read == milliseconds.Get;
}
