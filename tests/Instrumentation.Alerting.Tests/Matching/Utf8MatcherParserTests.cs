using Instrumentation.Labels;

namespace Instrumentation.Matching;

public sealed class Utf8MatcherParserTests
{
    [TestCase("", "")]
    [TestCase(" \n", "")]
    [TestCase(" { } ", "")]
    [TestCase("{ a = b , } ", "a=\"b\"")]
    [TestCase("a=b\u00a0,c=d", "a=\"b\" c=\"d\"")]
    [TestCase("1.2-é🙂=+", "\"1.2-é🙂\"=\"+\"")]
    [TestCase("\"a\\\"b\"=~\"\"", "\"a\\\"b\"=~\"\"")]
    [TestCase("a=\"\\101\\x42\\u0043\"", "a=\"ABC\"")]
    [TestCase("a=\"\ufffd\\\"\"", "a=\"\ufffd\\\"\"")]
    [TestCase("a=\"\\xef\\xbf\\xbd\"", "a=\"\ufffd\"")]
    [TestCase("a=\"b\rc\"", "a=\"b\\rc\"")]
    public void Texts_are_read_as_by_Alertmanagers_newer_parser(string text, string expected) =>
        Assert.That(string.Join(' ', Utf8MatcherParser.Parse(text)), Is.EqualTo(expected));

    [TestCase("a", 2)]
    [TestCase("a=", 3)]
    [TestCase("a!b", 2)]
    [TestCase("=b", 1)]
    [TestCase("a==b", 3)]
    [TestCase("a=b c=d", 5)]
    [TestCase("a=b,,", 5)]
    [TestCase(",", 1)]
    [TestCase("a=b,}", 5)]
    [TestCase("{a=b", 5)]
    [TestCase("{a=b,", 6)]
    [TestCase("{a=b}}", 6)]
    [TestCase("{}a=b", 3)]
    [TestCase("{{a=b}}", 2)]
    [TestCase("a={b}", 3)]
    [TestCase("a='b'", 3)]
    [TestCase("a=b\\n", 4)]
    [TestCase("a=\"b", 3)]
    [TestCase("a=\"b\\", 3)]
    [TestCase("a=\"b\nc\"", 3)]
    [TestCase("a=\"\\q\"", 3)]
    [TestCase("a=\"\\'\"", 3)]
    [TestCase("a=\"\\ud800\"", 3)]
    [TestCase("a=\"\\400\"", 3)]
    [TestCase("a=\"\\xff\"", 3)]
    [TestCase("\"\"=b", 1)]
    public void What_is_wrong_is_refused_where_it_stands(string text, int column) =>
        Assert.That(() => Utf8MatcherParser.Parse(text), Throws.TypeOf<MatcherSyntaxException>().With.Property(nameof(MatcherSyntaxException.Column)).EqualTo(column));
}
