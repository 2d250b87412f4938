namespace Instrumentation.Labels;

public class LabelMatcherTests
{
    [TestCase(LabelMatchType.Equal, "a", "a", true)]
    [TestCase(LabelMatchType.Equal, "a", "b", false)]
    [TestCase(LabelMatchType.NotEqual, "a", "b", true)]
    [TestCase(LabelMatchType.Regex, "a|b", "b", true)]
    [TestCase(LabelMatchType.Regex, "a", "ab", false)]
    [TestCase(LabelMatchType.NotRegex, "a.*b", "ab", false)]
    [TestCase(LabelMatchType.NotRegex, "a.*b", "c", true)]
    public void A_value_matches(LabelMatchType type, string pattern, string value, bool expected) =>
        Assert.That(new LabelMatcher("l", type, pattern).Matches(value), Is.EqualTo(expected));

    [TestCase(LabelMatchType.Equal, "", true)]
    [TestCase(LabelMatchType.Equal, "a", false)]
    [TestCase(LabelMatchType.NotEqual, "", false)]
    [TestCase(LabelMatchType.NotEqual, "a", true)]
    [TestCase(LabelMatchType.Regex, ".*", true)]
    [TestCase(LabelMatchType.Regex, "[a-z]+", false)]
    [TestCase(LabelMatchType.NotRegex, ".+", true)]
    [TestCase(LabelMatchType.NotRegex, "(a|)b*", false)]
    public void A_label_that_is_not_there_is_the_empty_value(LabelMatchType type, string pattern, bool expected)
    {
        var matcher = new LabelMatcher("l", type, pattern);
        Assert.That((matcher.MatchesEmpty, matcher.Matches("")), Is.EqualTo((expected, expected)));
    }

    [Test]
    public void The_texts_of_a_matcher_are_listed()
    {
        Assert.That(new LabelMatcher("l", LabelMatchType.NotEqual, "a").Literals, Is.EqualTo(new[] { "a" }));
        Assert.That(new LabelMatcher("l", LabelMatchType.Regex, "a|b").Literals, Is.EquivalentTo(new[] { "a", "b" }));
        Assert.That(new LabelMatcher("l", LabelMatchType.Regex, "a.*").Literals, Is.Null);
    }

    [Test]
    public void A_pattern_that_is_none_is_refused_at_once() =>
        Assert.That(() => new LabelMatcher("l", LabelMatchType.Regex, "("), Throws.ArgumentException);

    [Test]
    public void A_matcher_writes_itself_as_in_a_query() =>
        Assert.That(new LabelMatcher("job", LabelMatchType.Regex, "api.*").ToString(), Is.EqualTo("job=~\"api.*\""));

    [Test]
    public void A_dot_takes_a_new_line_unless_the_matcher_is_made_otherwise()
    {
        var all = new LabelMatcher("a", LabelMatchType.Regex, "x.*y");
        var line = new LabelMatcher("a", LabelMatchType.Regex, "x.*y", isDotAll: false);
        Assert.That(all.Matches("x\ny"), Is.True);
        Assert.That(line.Matches("x\ny"), Is.False);
        Assert.That(line.Matches("x-y"), Is.True);
        Assert.That(line, Is.Not.EqualTo(all));
        Assert.That(new LabelMatcher("a", LabelMatchType.Regex, "x|y", isDotAll: false), Is.EqualTo(new LabelMatcher("a", LabelMatchType.Regex, "x|y")));
    }
}
