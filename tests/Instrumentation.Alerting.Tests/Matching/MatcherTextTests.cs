using Instrumentation.Labels;

namespace Instrumentation.Matching;

public sealed class MatcherTextTests
{
    [Test]
    public void No_matchers_are_two_braces() => Assert.That(MatcherText.Write([]), Is.EqualTo("{}"));

    [Test]
    public void Matchers_stand_in_the_order_of_name_value_and_comparison() =>
        Assert.That(
            MatcherText.Write(MatcherParser.Parse("b=~\"z\",b!=\"y\",b=\"y\",a=\"x\",owner=\"team-A\",\"\uffee\"=\"1\",\"\U0001F642\"=\"1\"", MatcherSyntax.Utf8)),
            Is.EqualTo("{a=\"x\",b=\"y\",b!=\"y\",b=~\"z\",owner=\"team-A\",\uffee=\"1\",\U0001F642=\"1\"}"));

    [TestCase("a", "x\ty", "a=\"x\ty\"")]
    [TestCase("a", "\"\\\n", "a=\"\\\"\\\\\\n\"")]
    [TestCase("é-1", "🙂", "é-1=\"🙂\"")]
    [TestCase("a b", "x\ty\u200b", "\"a b\"=\"x\\ty\\u200b\"")]
    [TestCase("a\"", "", "\"a\\\"\"=\"\"")]
    public void Only_a_name_that_needs_quotes_has_them_and_then_the_value_has_the_escapes_of_Go(string name, string value, string expected) =>
        Assert.That(MatcherText.Write(new LabelMatcher(name, LabelMatchType.Equal, value)), Is.EqualTo(expected));
}
