namespace Instrumentation.RegularExpressions;

public class TextShapeTests
{
    [TestCase("foo", "Literals: foo")]
    [TestCase("^foo$", "Literals: foo")]
    [TestCase("a|b|c", "Literals: a b c")]
    [TestCase("(a|b)c", "Literals: ac bc")]
    [TestCase("node-[12]", "Literals: node-1 node-2")]
    [TestCase("https?", "Literals: http https")]
    [TestCase("(?:a|b){2}", "Literals: aa ab ba bb")]
    [TestCase("(?i)1", "Literals: 1")]
    [TestCase("(?i)a", "Literals: A a")]
    [TestCase("", "Literals: ")]
    [TestCase(".*", "Prefix: ")]
    [TestCase(".+", "Prefix: ")]
    [TestCase("foo.*", "Prefix: foo")]
    [TestCase("^foo.+$", "Prefix: foo")]
    [TestCase(".*foo", "Suffix: foo")]
    [TestCase(".+foo", "Suffix: foo")]
    [TestCase(".*foo.*", "Contained: foo")]
    [TestCase(".*foo.+", "Other: ")]
    [TestCase("foo.*bar", "Other: foo")]
    [TestCase("foo(a|b.*)", "Other: foo")]
    [TestCase("foo(?-s:.*)", "Other: foo")]
    [TestCase("[a-z]{3}", "Other: ")]
    [TestCase("a|b.*", "Other: ")]
    public void The_shape_of_an_expression_is_seen(string pattern, string expected)
    {
        TextShape shape = new Re2Expression(pattern).Shape;
        Assert.That($"{shape.Kind}: {(shape.Literals is null ? shape.Text : string.Join(' ', shape.Literals.Order(StringComparer.Ordinal)))}", Is.EqualTo(expected));
    }

    [TestCase(".+", "", false)]
    [TestCase(".+", "a", true)]
    [TestCase(".*", "", true)]
    [TestCase("foo.+", "foo", false)]
    [TestCase("foo.*", "foo", true)]
    [TestCase("foo.*", "fo", false)]
    [TestCase(".+foo", "foo", false)]
    [TestCase(".*foo", "xfoo", true)]
    [TestCase(".*foo.*", "xfoox", true)]
    [TestCase("foo.*bar", "xfoobar", false)]
    public void Texts_are_decided_without_the_engine(string pattern, string text, bool expected) =>
        Assert.That(new Re2Expression(pattern).Shape.IsMatch(text), Is.EqualTo(expected));

    [Test]
    public void What_only_the_engine_can_tell_is_left_open() =>
        Assert.That(new Re2Expression("foo.*bar").Shape.IsMatch("foobar"), Is.Null);
}
