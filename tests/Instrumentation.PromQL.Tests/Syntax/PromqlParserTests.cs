namespace Instrumentation.Syntax;

public sealed class PromqlParserTests
{
    [TestCase("limitk(1, a)", "limitk() is experimental and must be enabled with experimental functions")]
    [TestCase("info(a)", "function \"info\" is not enabled")]
    [TestCase("start()", "function \"start\" is not enabled")]
    [TestCase("a[5m * 2]", "experimental duration expression is not enabled")]
    [TestCase("a[step()]", "experimental duration expression is not enabled")]
    [TestCase("a offset (5m)", "experimental duration expression is not enabled")]
    [TestCase("a[5m] anchored", "anchored modifier is experimental and not enabled")]
    [TestCase("a smoothed", "smoothed modifier is experimental and not enabled")]
    [TestCase("a + fill(1) b", "fill modifiers are experimental and not enabled")]
    public void What_is_experimental_is_off_by_default(string text, string problem)
    {
        Assert.That(PromqlParser.TryParse(text, null, out PromqlExpression? expression, out PromqlSyntaxException? mistake), Is.False);
        Assert.That(expression, Is.Null);
        Assert.That(mistake!.Problem, Is.EqualTo(problem));
        Assert.That(PromqlParser.TryParse(text, PromqlParserOptions.AllExperimental, out _, out mistake));
        Assert.That(mistake, Is.Null);
    }

    [Test]
    public void Parse_throws_what_TryParse_gives() =>
        Assert.That(() => PromqlParser.Parse("a +"), Throws.TypeOf<PromqlSyntaxException>().With.Message.EqualTo("1:4: parse error: unexpected end of input"));

    [TestCase("(", "", ")")]
    [TestCase("-", "a", "")]
    [TestCase("-", "1", "")]
    [TestCase("", "1", "+1")]
    [TestCase("", "a", "^a")]
    [TestCase("a^", "a", "")]
    [TestCase("abs(", "a", ")")]
    [TestCase("sum(", "a", ")")]
    [TestCase("", "a", "[5m:]")]
    [TestCase("max_over_time(", "a", "[5m:])")]
    [TestCase("a[1m + (", "1m", ")]")]
    [TestCase("a[", "1m", "+1m")]
    [TestCase("a[-", "step()", "")]
    [TestCase("a[min_of(1,", "step()", ")")]
    [TestCase("a offset -", "5m", "")]
    [TestCase("{", "a", "}")]
    public void No_depth_overflows_the_stack(string before, string middle, string after)
    {
        foreach (int depth in new[] { 10_000, 100_000 })
        {
            string text = Repeat(before, depth) + middle + Repeat(after, depth);
            Assert.That(() => PromqlParser.TryParse(text, PromqlParserOptions.AllExperimental with { MaxDepth = 1_000 }, out _, out _), Throws.Nothing);
        }
    }

    [Test]
    public void Nesting_is_accepted_up_to_the_limit_and_can_then_be_printed_and_typed()
    {
        foreach (string text in new[] { Nested(999), "1" + Repeat("+1", 999), Repeat("-", 999) + "a", Repeat("abs(", 999) + "a" + Repeat(")", 999) })
        {
            PromqlExpression expression = PromqlParser.Parse(text, new PromqlParserOptions { MaxDepth = 1_000 });
            Assert.That(PromqlParser.Parse(PromqlFormatter.Format(expression), new PromqlParserOptions { MaxDepth = 1_000, MaxLength = 1 << 24 }), Is.EqualTo(expression));
            Assert.That(expression.Type, Is.Not.EqualTo(PromqlType.String));
            Assert.That(PromqlTree.Descendants(expression).Count(), Is.GreaterThanOrEqualTo(1_000));
            Assert.That(PromqlTree.Rewrite(expression, node => node), Is.SameAs(expression));
            Assert.That(() => PromqlParser.Parse(text, new PromqlParserOptions { MaxDepth = 999 }), Throws.TypeOf<PromqlSyntaxException>().With.Message.Contains("nested too deeply, at most 999 levels"));
        }

        Assert.That(PromqlParser.Parse("1", new PromqlParserOptions { MaxDepth = 1 }).ToString(), Is.EqualTo("1"));
    }

    [Test]
    public void A_long_flat_text_is_parsed()
    {
        string text = "label_join(a, \"b\", \"c\"" + Repeat(", \"label\"", 100_000) + ")";
        Assert.That(((CallExpression)PromqlParser.Parse(text)).Arguments, Has.Count.EqualTo(100_003));
        Assert.That(() => PromqlParser.Parse(text, new PromqlParserOptions { MaxLength = 1_000 }), Throws.TypeOf<PromqlSyntaxException>().With.Message.Contains("at most 1000"));
    }

    [TestCase(0, 1, "MaxDepth")]
    [TestCase(1_001, 1, "MaxDepth")]
    [TestCase(1, 0, "MaxLength")]
    [TestCase(1, 16_777_217, "MaxLength")]
    public void A_limit_outside_its_range_is_refused(int depth, int length, string name) =>
        Assert.That(() => PromqlParser.Parse("1", new PromqlParserOptions { MaxDepth = depth, MaxLength = length }), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains(name));

    [FsCheck.NUnit.Property(MaxTest = 2_000, Arbitrary = [typeof(RandomPromql)])]
    public bool A_text_with_damage_is_parsed_or_refused_with_a_place_inside_it(RandomPromql random)
    {
        string damaged = random.Damaged();
        return PromqlParser.TryParse(damaged, PromqlParserOptions.AllExperimental, out _, out PromqlSyntaxException? mistake)
            || (mistake.Span.Start >= 0 && mistake.Span.Start <= mistake.Span.End && mistake.Span.End <= damaged.Length && mistake.Line > 0 && mistake.Column > 0);
    }

    [FsCheck.NUnit.Property(MaxTest = 1_000)]
    public bool Any_text_is_parsed_or_refused(string? text) => text is null || PromqlParser.TryParse(text, null, out _, out _) || true;

    private static string Repeat(string part, int count) => string.Concat(Enumerable.Repeat(part, count));

    private static string Nested(int depth) => Repeat("(", depth) + "1" + Repeat(")", depth);
}
