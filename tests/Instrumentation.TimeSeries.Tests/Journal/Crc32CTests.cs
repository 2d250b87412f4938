using System.Text;

namespace Instrumentation.Journal;

public class Crc32CTests
{
    // RFC 3720, B.4, and the check value of the catalogues.
    private static IEnumerable<TestCaseData> Known()
    {
        yield return new TestCaseData(Encoding.ASCII.GetBytes("123456789"), 0xE3069283u);
        yield return new TestCaseData(new byte[32], 0x8A9136AAu);
        yield return new TestCaseData(Enumerable.Repeat((byte)0xFF, 32).ToArray(), 0x62A8AB43u);
        yield return new TestCaseData(Enumerable.Range(0, 32).Select(number => (byte)number).ToArray(), 0x46DD794Eu);
        yield return new TestCaseData(Array.Empty<byte>(), 0u);
    }

    [TestCaseSource(nameof(Known))]
    public void Known_checksums_come_out(byte[] bytes, uint expected) => Assert.That(Crc32C.Append(0, bytes), Is.EqualTo(expected));

    [FsCheck.NUnit.Property]
    public bool A_checksum_can_be_continued_anywhere(byte[] first, byte[] second) =>
        Crc32C.Append(Crc32C.Append(0, first), second) == Crc32C.Append(0, [.. first, .. second]);
}
