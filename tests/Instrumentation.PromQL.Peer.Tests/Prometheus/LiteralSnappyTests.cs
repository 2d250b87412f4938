namespace Instrumentation.PromqlPeer.Prometheus;

public class LiteralSnappyTests
{
    [Test]
    public void Nothing_is_a_length_of_zero() => Assert.That(LiteralSnappy.Encode([]), Is.EqualTo(new byte[] { 0 }));

    [Test]
    public void Bytes_follow_their_length_and_a_tag() => Assert.That(LiteralSnappy.Encode([7, 8, 9]), Is.EqualTo(new byte[] { 3, 61 << 2, 2, 0, 7, 8, 9 }));

    [Test]
    public void Long_data_are_several_literals()
    {
        byte[] block = LiteralSnappy.Encode(new byte[(1 << 16) + 1]);
        Assert.That(block, Has.Length.EqualTo(3 + 3 + (1 << 16) + 3 + 1));
        Assert.That(block[..6], Is.EqualTo(new byte[] { 0x81, 0x80, 0x04, 61 << 2, 0xff, 0xff }));
    }
}
