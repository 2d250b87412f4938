namespace Instrumentation.RegularExpressions;

public class Re2TemplateTests
{
    [TestCase("$1-$2", "ab-cd")]
    [TestCase("${1}x", "abx")]
    [TestCase("$1x", "")]
    [TestCase("$first!", "ab!")]
    [TestCase("${first}", "ab")]
    [TestCase("$0", "ab:cd")]
    [TestCase("$3", "")]
    [TestCase("$01", "")]
    [TestCase("$nothing", "")]
    [TestCase("$$1", "$1")]
    [TestCase("$", "$")]
    [TestCase("a$ b", "a$ b")]
    [TestCase("${1", "${1")]
    [TestCase("${}", "${}")]
    [TestCase("$-", "$-")]
    [TestCase("$999999999999", "")]
    [TestCase("\u00e9$1\u00e9", "\u00e9")]
    public void A_template_is_filled_as_in_Go(string template, string expected) =>
        Assert.That(Re2Pattern.Expand(template, Re2Pattern.Anchored("(?P<first>[a-z]+):(.*)").Match("ab:cd")), Is.EqualTo(expected));

    [TestCase("a*", "baaac", "X", "XbXcX")]
    [TestCase("x*", "\U0001F642", "-", "-\U0001F642-")]
    [TestCase("(\\w)(\\w)", "abcd e", "$2$1", "badc e")]
    [TestCase("o", "foo", "$$", "f$$")]
    [TestCase("z", "foo", "x", "foo")]
    [TestCase("", "ab", "-", "-a-b-")]
    public void All_matches_are_replaced_as_in_Go(string pattern, string text, string template, string expected) =>
        Assert.That(Re2Pattern.ReplaceAll(Re2Pattern.Create(pattern), text, template), Is.EqualTo(expected));
}
