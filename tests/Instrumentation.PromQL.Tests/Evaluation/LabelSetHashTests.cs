using System.Text;

namespace Instrumentation.Evaluation;

public class LabelSetHashTests
{
    // Published test values of XXH64 with seed 0.
    [TestCase("", 0xEF46DB3751D8E999UL)]
    [TestCase("a", 0xD24EC4F1A98C6E5BUL)]
    [TestCase("abc", 0x44BC2CF5AD770999UL)]
    [TestCase("Nobody inspects the spammish repetition", 0xFBCEA83C8A378BF1UL)]
    public void The_hash_is_xxh64(string text, ulong expected) =>
        Assert.That(LabelSetHash.Xxh64(Encoding.UTF8.GetBytes(text)), Is.EqualTo(expected));
}
