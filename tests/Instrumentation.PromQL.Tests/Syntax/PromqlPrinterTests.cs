namespace Instrumentation.Syntax;

public sealed class PromqlPrinterTests
{
    [TestCase("sum(rate(x[5m]))by(job)", "sum by (job) (rate(x[5m]))")]
    [TestCase("a*on(b)group_left(c)d", "a * on (b) group_left (c) d")]
    [TestCase("a*on(b)group_left d", "a * on (b) group_left () d")]
    [TestCase("a*ignoring()group_right(c)d", "a * ignoring () group_right (c) d")]
    [TestCase("a*ignoring()d", "a * d")]
    [TestCase("a*on()d", "a * on () d")]
    [TestCase("a==bool fill(0)b", "a == bool fill (0) b")]
    [TestCase("a+fill_right(1)fill_left(-Inf)b", "a + fill_left (-Inf) fill_right (1) b")]
    [TestCase("a offset 90m @ 3", "a @ 3.000 offset 1h30m")]
    [TestCase("a{c=\"d\",b=\"e\"}[36h] offset -7d smoothed", "a{b=\"e\",c=\"d\"}[1d12h] smoothed @ start() offset -1w")]
    [TestCase("a[8d:90s] @ -0.001", "a[8d:1m30s] @ -0.001")]
    [TestCase("a[5m:]", "a[5m:]")]
    [TestCase("{__name__=\"a\",b=\"c\"}", "{__name__=\"a\",b=\"c\"}")]
    [TestCase("{\"a\",b=\"c\"}", "a{b=\"c\"}")]
    [TestCase("{\"a b\"}", "{\"a b\"}")]
    [TestCase("{b=\"c\",\"a b\"}", "{\"a b\",b=\"c\"}")]
    [TestCase("sum()", null)]
    [TestCase("sum by()(a)", "sum(a)")]
    [TestCase("sum without()(a)", "sum without () (a)")]
    [TestCase("topk(5,a)without(b)", "topk without (b) (5, a)")]
    [TestCase("-a^-1", "-a ^ -1")]
    [TestCase("+Inf", "+Inf")]
    [TestCase("-NaN", "NaN")]
    [TestCase("Inf ^ 2", "Inf ^ 2")]
    [TestCase("NaN ^ Inf", "NaN ^ +Inf")]
    [TestCase("-Inf ^ 2 * Inf", "-Inf ^ 2 * +Inf")]
    [TestCase("-0", "-0")]
    [TestCase("1e21+1e-9", "1000000000000000000000 + 0.000000001")]
    [TestCase("90m", "1h30m")]
    [TestCase("-90m", "-1h30m")]
    [TestCase("'a\"b'", "\"a\\\"b\"")]
    [TestCase("\"\\xff\\u200b☺\"", "\"\\xff\\u200b☺\"")]
    [TestCase("label_join(a,'b','c')", "label_join(a, \"b\", \"c\")")]
    public void An_expression_is_printed_as_Prometheus_does(string text, string? printed)
    {
        if (printed?.Contains("start()", StringComparison.Ordinal) == true)
            text += " @ start()";
        bool isValid = PromqlParser.TryParse(text, PromqlParserOptions.AllExperimental, out PromqlExpression? expression, out _);
        Assert.That(isValid ? expression!.ToString() : null, Is.EqualTo(printed));
    }

    [FsCheck.NUnit.Property(MaxTest = 2_000, Arbitrary = [typeof(RandomPromql)])]
    public bool What_is_printed_parses_to_the_same(RandomPromql random)
    {
        PromqlExpression expression = PromqlParser.Parse(random.Text, PromqlParserOptions.AllExperimental);
        PromqlExpression again = PromqlParser.Parse(expression.ToString(), PromqlParserOptions.AllExperimental);
        return again.ToString() == expression.ToString()
            && again.Equals(expression)
            && again.GetHashCode() == expression.GetHashCode()
            && again.Type == expression.Type
            && PromqlTree.Descendants(again).Select(node => node.GetType()).SequenceEqual(PromqlTree.Descendants(expression).Select(node => node.GetType()));
    }

    [Test]
    public void An_expression_built_by_hand_gets_the_parentheses_that_it_needs()
    {
        PromqlExpression sum = PromqlParser.Parse("a + b");
        PromqlExpression difference = PromqlParser.Parse("c - d");
        PromqlExpression power = PromqlParser.Parse("a ^ b");
        var two = new NumberLiteral(-2);
        (PromqlExpression Built, string Text)[] cases =
        [
            (new BinaryExpression(BinaryOperator.Multiply, sum, difference), "(a + b) * (c - d)"),
            (new BinaryExpression(BinaryOperator.Subtract, sum, difference), "a + b - (c - d)"),
            (new BinaryExpression(BinaryOperator.Power, power, power), "(a ^ b) ^ a ^ b"),
            (new BinaryExpression(BinaryOperator.Power, two, two), "(-2) ^ -2"),
            (new BinaryExpression(BinaryOperator.Power, new UnaryExpression(true, sum), sum), "(-(a + b)) ^ (a + b)"),
            (new UnaryExpression(true, power), "-a ^ b"),
            (new UnaryExpression(true, two), "-(-2)"),
            (new SubqueryExpression(sum, new DurationLiteral(60_000), null), "(a + b)[1m:]"),
        ];
        foreach ((PromqlExpression built, string text) in cases)
        {
            Assert.That(built.ToString(), Is.EqualTo(text));
            Assert.That(PromqlParser.Parse(text), Is.EqualTo(built));
        }
    }

    [Test]
    public void A_length_of_time_built_by_hand_gets_the_parentheses_that_it_needs()
    {
        var five = new DurationLiteral(5_000);
        var sum = new DurationBinary(BinaryOperator.Add, five, new DurationNumber(2, false));
        Assert.That(new DurationBinary(BinaryOperator.Multiply, sum, sum).ToString(), Is.EqualTo("(5s + 2) * (5s + 2)"));
        Assert.That(new DurationUnary(true, sum).ToString(), Is.EqualTo("-(5s + 2)"));
        Assert.That(PromqlPrinter.Print(new DurationLiteral(-5_000)), Is.EqualTo("-5s"));
    }
}
