using FsCheck;
using FsCheck.Fluent;
using Instrumentation.Labels;

namespace Instrumentation.Matching;

public sealed class MatcherParserTests
{
    private static Gen<string> Texts => Gen.Elements("a", "Z_9:", "é", "🙂", " ", "\n", "\t", "\"", "\\", "'", "`", "{", "}", "=", "!", "~", ",", "-", ".", "n")
        .ArrayOf().Select(parts => string.Concat(parts));

    [TestCase("{foo=bar}")]
    [TestCase("foo=\"bar\"")]
    [TestCase(" foo = bar , ")]
    public void What_both_syntaxes_read_alike_is_read_by_the_fallback(string text)
    {
        foreach (MatcherSyntax syntax in Enum.GetValues<MatcherSyntax>())
            Assert.That(MatcherParser.Parse(text, syntax), Is.EqualTo([new LabelMatcher("foo", LabelMatchType.Equal, "bar")]), syntax.ToString());
    }

    [TestCase("foo=\"\\u0041\"", "\\u0041", Description = "read by both, but differently")]
    [TestCase("foo='", "'", Description = "only the older one reads it")]
    public void The_older_reading_wins_where_both_differ_or_only_it_has_one(string text, string value) =>
        Assert.That(MatcherParser.Parse(text).Single().Value, Is.EqualTo(value));

    [Test]
    public void The_newer_reading_is_taken_where_it_is_the_only_one() =>
        Assert.That(MatcherParser.Parse("{\"a b\"!=\"x\",c-d=y}"), Is.EqualTo([new LabelMatcher("a b", LabelMatchType.NotEqual, "x"), new LabelMatcher("c-d", LabelMatchType.Equal, "y")]));

    [TestCase("{foo=~\"a(\"}", MatcherSyntax.Fallback, 7)]
    [TestCase("{foo=~\"a(\"}", MatcherSyntax.Utf8, 7)]
    [TestCase("{foo=~  a(}", MatcherSyntax.Classic, 9)]
    [TestCase("{foo!~a(}", MatcherSyntax.Classic, 7)]
    public void An_error_says_in_which_column_it_is(string text, MatcherSyntax syntax, int column)
    {
        Assert.That(MatcherParser.TryParse(text, out IReadOnlyList<LabelMatcher>? matchers, out MatcherSyntaxException? error, syntax), Is.False);
        Assert.That(matchers, Is.Null);
        Assert.That(error!.Column, Is.EqualTo(column));
        Assert.That(error.Message, Does.StartWith($"{column}: ").And.Not.Contain("Parameter"));
        Assert.That(() => MatcherParser.Parse(text, syntax), Throws.TypeOf<MatcherSyntaxException>());
    }

    [Test]
    public void Half_of_a_surrogate_pair_is_refused()
    {
        foreach (MatcherSyntax syntax in Enum.GetValues<MatcherSyntax>())
        {
            Assert.That(MatcherParser.TryParse("a=\"🙂\",b=" + '\ud83d', out _, out MatcherSyntaxException? error, syntax), Is.False);
            Assert.That(error!.Column, Is.EqualTo(10));
        }
    }

    [TestCase("a=~\".+\"", "x\ny", false)]
    [TestCase("a=~\"x.y\"", "x\ny", false)]
    [TestCase("a!~\"x.y\"", "x\ny", true)]
    [TestCase("a=~\"(?s).+\"", "x\ny", true)]
    [TestCase("a=~\"(?s:x.y)\"", "x\ny", true)]
    [TestCase("a=~\"x|y$\"", "y\n", false)]
    [TestCase("a=~\"^.$\"", "🙂", true)]
    [TestCase("a=~\"b|\"", "", true)]
    public void A_regular_expression_has_to_match_the_whole_value_and_its_dot_takes_no_new_line(string text, string value, bool matches) =>
        Assert.That(MatcherParser.Parse(text).Single().Matches(value), Is.EqualTo(matches));

    [Test]
    public void Matchers_of_texts_equal_those_of_code_unless_their_dots_differ()
    {
        Assert.That(MatcherParser.Parse("a=~\"b|c\""), Is.EqualTo([new LabelMatcher("a", LabelMatchType.Regex, "b|c")]));
        Assert.That(MatcherParser.Parse("a=\"b.c\""), Is.EqualTo([new LabelMatcher("a", LabelMatchType.Equal, "b.c")]));
        Assert.That(MatcherParser.Parse("a=~\"b.c\""), Is.Not.EqualTo(new[] { new LabelMatcher("a", LabelMatchType.Regex, "b.c") }));
        Assert.That(MatcherParser.Parse("a=~\"b.c\""), Is.EqualTo(MatcherParser.Parse("{ a =~ b.c }")));
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public Property What_is_written_reads_back_the_same() =>
        Prop.ForAll(
            (from name in Texts
             from type in Gen.Elements(LabelMatchType.Equal, LabelMatchType.NotEqual)
             from value in Texts
             where name.Length > 0
             select new LabelMatcher(name, type, value)).ArrayOf().ToArbitrary(),
            matchers =>
            {
                IReadOnlyList<LabelMatcher> sorted = [.. MatcherText.Sort(matchers)];
                string text = MatcherText.Write(matchers);
                return MatcherParser.Parse(text).SequenceEqual(sorted) && MatcherParser.Parse(text, MatcherSyntax.Utf8).SequenceEqual(sorted);
            });

    [FsCheck.NUnit.Property(MaxTest = 2_000)]
    public Property Any_text_is_read_or_refused_with_a_column_inside_it() =>
        Prop.ForAll(Texts.Zip(Gen.Elements(Enum.GetValues<MatcherSyntax>())).ToArbitrary(), given =>
            MatcherParser.TryParse(given.Item1, out _, out MatcherSyntaxException? error, given.Item2)
            || (error.Column >= 1 && error.Column <= given.Item1.Length + 1));
}
