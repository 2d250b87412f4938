namespace Instrumentation.Journal;

public class SegmentNameTests
{
    [TestCase("0000000001.journal", 1, "")]
    [TestCase("9999999999.journal.new", 9_999_999_999, ".new")]
    [TestCase("0000000042.journal.damaged", 42, ".damaged")]
    [TestCase("0000000042.journal.newer", 42, ".newer")]
    [TestCase("0000000042.journal.unread", 42, ".unread")]
    public void A_segments_name_is_read(string name, long sequence, string suffix)
    {
        Assert.That(SegmentName.TryParse(name, out long read, out string readSuffix), Is.True);
        Assert.That((read, readSuffix), Is.EqualTo((sequence, suffix)));
        Assert.That(SegmentName.Of(sequence) + suffix, Is.EqualTo(name));
    }

    [TestCase("lock")]
    [TestCase("")]
    [TestCase("1.journal")]
    [TestCase("00000000001.journal")]
    [TestCase("000000000x.journal")]
    [TestCase("-000000001.journal")]
    [TestCase("0000000001.journal.bak")]
    [TestCase("0000000001.journals")]
    [TestCase("0000000001.log")]
    public void Another_name_is_left_alone(string name) => Assert.That(SegmentName.TryParse(name, out _, out _), Is.False);
}
