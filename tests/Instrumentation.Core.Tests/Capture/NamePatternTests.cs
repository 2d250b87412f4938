namespace Instrumentation.Capture;

public sealed class NamePatternTests
{
    [TestCase("*", "", true)]
    [TestCase("*", "anything", true)]
    [TestCase("System.Net.Http", "System.Net.Http", true)]
    [TestCase("System.Net.Http", "system.net.HTTP", true)]
    [TestCase("System.Net.Http", "System.Net.HttpX", false)]
    [TestCase("System.Net.Http", "System.Net", false)]
    [TestCase("Microsoft.AspNetCore.*", "Microsoft.AspNetCore.Hosting", true)]
    [TestCase("Microsoft.AspNetCore.*", "Microsoft.AspNetCore", false)]
    [TestCase("*.duration", "http.server.request.duration", true)]
    [TestCase("*.duration", "http.server.request.durations", false)]
    [TestCase("http.*.duration", "http.server.request.duration", true)]
    [TestCase("a*b*c", "abbbc", true)]
    [TestCase("a*b*c", "acb", false)]
    [TestCase("a*ab", "aaab", true)]
    [TestCase("a**", "a", true)]
    [TestCase("", "", true)]
    [TestCase("", "a", false)]
    [TestCase("a.b", "axb", false)]
    public void A_star_stands_for_any_characters_and_case_is_ignored(string pattern, string name, bool matches)
        => Assert.That(NamePattern.Matches(pattern, name), Is.EqualTo(matches));
}
