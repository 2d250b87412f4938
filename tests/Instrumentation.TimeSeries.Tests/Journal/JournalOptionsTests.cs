namespace Instrumentation.Journal;

public class JournalOptionsTests
{
    [Test]
    public void The_defaults_are_valid() => Assert.That(() => new JournalOptions().Validate(), Throws.Nothing);

    [Test]
    public void The_limits_are_valid()
    {
        var least = new JournalOptions { Path = "x", MaxSegmentBytes = 64 * 1024, MaxBytes = 256 * 1024, FlushInterval = TimeSpan.Zero, StateVersion = 255 };
        var most = new JournalOptions { MaxSegmentBytes = 1L << 30, MaxBytes = 1L << 40, FlushInterval = TimeSpan.FromHours(1) };
        Assert.That(least.Validate, Throws.Nothing);
        Assert.That(most.Validate, Throws.Nothing);
    }

    private static IEnumerable<TestCaseData> Wrong()
    {
        yield return new TestCaseData(new JournalOptions { Path = " " }, "Path is  ; allowed is the path of a folder, or null for none.");
        yield return new TestCaseData(new JournalOptions { Path = "a\0b" }, "Path is a\0b; allowed is the path of a folder, or null for none.");
        yield return new TestCaseData(new JournalOptions { MaxSegmentBytes = 65_535 }, "MaxSegmentBytes is 65535; allowed is 65536 to 1073741824.");
        yield return new TestCaseData(new JournalOptions { MaxSegmentBytes = (1L << 30) + 1 }, "MaxSegmentBytes is 1073741825; allowed is 65536 to 1073741824.");
        yield return new TestCaseData(new JournalOptions { MaxSegmentBytes = 65_536, MaxBytes = 262_143 }, "MaxBytes is 262143; allowed is 262144 to 1099511627776.");
        yield return new TestCaseData(new JournalOptions { MaxBytes = (1L << 40) + 1 }, "MaxBytes is 1099511627777; allowed is 67108864 to 1099511627776.");
        yield return new TestCaseData(new JournalOptions { FlushInterval = TimeSpan.FromTicks(-1) }, "FlushInterval is -00:00:00.0000001; allowed is 00:00:00 to 01:00:00.");
        yield return new TestCaseData(new JournalOptions { FlushInterval = TimeSpan.FromMinutes(61) }, "FlushInterval is 01:01:00; allowed is 00:00:00 to 01:00:00.");
        yield return new TestCaseData(new JournalOptions { StateVersion = 0 }, "StateVersion is 0; allowed is 1 to 255.");
        yield return new TestCaseData(new JournalOptions { StateVersion = 256 }, "StateVersion is 256; allowed is 1 to 255.");
    }

    [TestCaseSource(nameof(Wrong))]
    public void A_value_outside_its_range_is_named(JournalOptions options, string message)
    {
        Assert.That(options.Validate, Throws.ArgumentException.With.Message.StartsWith(message));
        Assert.That(async () => await StateJournal.OpenAsync(options, new ChainState()), Throws.ArgumentException.With.Message.StartsWith(message));
    }
}
