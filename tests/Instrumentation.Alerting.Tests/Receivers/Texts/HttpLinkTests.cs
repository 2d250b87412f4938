namespace Instrumentation.Receivers.Texts;

internal sealed class HttpLinkTests
{
    [TestCase("https://example.com/a b?c=<d>", "https://example.com/a%20b?c=%3Cd%3E")]
    [TestCase(" http://example.com ", "http://example.com/")]
    [TestCase("javascript:alert(1)", null)]
    [TestCase("file:///etc/passwd", null)]
    [TestCase("https://good.example@evil.example/", null)]
    [TestCase("/relative", null)]
    [TestCase("", null)]
    public void Only_addresses_of_the_web_are_links(string text, string? expected) => Assert.That(HttpLink.Of(text), Is.EqualTo(expected));

    [Test]
    public void A_link_has_an_end() => Assert.That(HttpLink.Of("https://example.com/" + new string('a', HttpLink.MaxLength)), Is.Null);
}
