namespace Instrumentation.Syntax;

public sealed class PromqlDurationsTests
{
    [TestCase(0, "0s")]
    [TestCase(1, "1ms")]
    [TestCase(1_500, "1s500ms")]
    [TestCase(5_400_000, "1h30m")]
    [TestCase(129_600_000, "1d12h")]
    [TestCase(604_800_000, "1w")]
    [TestCase(691_200_000, "8d")]
    [TestCase(31_536_000_000, "1y")]
    [TestCase(-90_000, "-1m30s")]
    [TestCase(long.MinValue, "-106751991167d7h12m55s808ms")]
    public void Years_and_weeks_are_written_only_when_nothing_is_left(long milliseconds, string text) =>
        Assert.That(PromqlDurations.Format(milliseconds), Is.EqualTo(text));

    [TestCase("1y2w3d4h5m6s7ms", 33_019_506_007)]
    [TestCase("90s", 90_000)]
    [TestCase("0h", 0)]
    public void Units_are_read_the_larger_first(string text, long milliseconds)
    {
        Assert.That(PromqlDurations.TryParse(text, out long read, out _));
        Assert.That(read, Is.EqualTo(milliseconds));
    }

    [TestCase("5m1h", false)]
    [TestCase("5m5m", false)]
    [TestCase("5", false)]
    [TestCase("m", false)]
    [TestCase("5M", false)]
    [TestCase("293y", true)]
    [TestCase("99999999999999999999s", true)]
    public void Others_are_refused(string text, bool isTooLong)
    {
        Assert.That(PromqlDurations.TryParse(text, out _, out bool tooLong), Is.False);
        Assert.That(tooLong, Is.EqualTo(isTooLong));
    }

    [FsCheck.NUnit.Property]
    public bool A_length_that_was_written_reads_back(int seconds, byte rest)
    {
        long milliseconds = (Math.Abs((long)seconds) * 1_000) + rest + 1;
        return PromqlDurations.TryParse(PromqlDurations.Format(milliseconds), out long read, out _) && read == milliseconds
            && PromqlDurations.ToMilliseconds(PromqlDurations.ToSeconds(milliseconds)) == milliseconds;
    }
}
