using Instrumentation.Labels;

namespace Instrumentation.Matching;

public sealed class ClassicMatcherParserTests
{
    [TestCase("", "")]
    [TestCase("{}", "")]
    [TestCase("{", "")]
    [TestCase("}", "")]
    [TestCase("a=b", "a=\"b\"")]
    [TestCase("\n {a=b", null, Description = "a brace counts only at the very beginning")]
    [TestCase("a:b_1=~ c ,", "\"a:b_1\"=~\"c\"")]
    [TestCase("1a=b", null)]
    [TestCase("a-b=c", null)]
    [TestCase("é=c", null)]
    [TestCase("a", null)]
    [TestCase("a!b", null)]
    [TestCase("a=b,,c=d", null)]
    [TestCase("a=b,,", null)]
    [TestCase("a==~b", "a=\"=~b\"")]
    [TestCase("a=\"b,c\",d=e", "a=\"b,c\" d=\"e\"")]
    [TestCase("a=\\\"b,c=d", "a=\"\\\"b\" c=\"d\"")]
    [TestCase("a=\"b\\\\\",c=d", "a=\"b\\\\\" c=\"d\"")]
    [TestCase("a=\"b\\,\",c=d", null, Description = "the backslash reaches across the comma")]
    [TestCase("a=\"b\" c", null)]
    [TestCase("a=\"b\\\"", null)]
    [TestCase("a=\"", null)]
    [TestCase("a=b\u00a0", "a=\"b\"")]
    [TestCase("a=b\u00a0,", "a=\"b\u00a0\"")]
    [TestCase("\va=b", "a=\"b\"")]
    [TestCase("\va=b,c=d", null)]
    public void Texts_are_read_as_by_Alertmanagers_older_parser(string text, string? expected) =>
        Assert.That(
            MatcherParser.TryParse(text, out IReadOnlyList<LabelMatcher>? matchers, out _, MatcherSyntax.Classic) ? string.Join(' ', matchers) : null,
            Is.EqualTo(expected));

    [TestCase("{a=b, 1=c}", 7)]
    [TestCase("{a=b, c=d\"e}", 9)]
    public void The_column_counts_from_the_beginning_of_the_whole_text(string text, int column) =>
        Assert.That(() => ClassicMatcherParser.Parse(text), Throws.TypeOf<MatcherSyntaxException>().With.Property(nameof(MatcherSyntaxException.Column)).EqualTo(column));
}
