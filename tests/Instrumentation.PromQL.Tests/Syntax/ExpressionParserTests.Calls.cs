namespace Instrumentation.Syntax;

public sealed partial class ExpressionParserTests
{
    [TestCase("time()", PromqlType.Scalar)]
    [TestCase("start() + end() - step() * range()", PromqlType.Scalar)]
    [TestCase("max_of(1, min_of(2, 3))", PromqlType.Scalar)]
    [TestCase("vector(1)", PromqlType.InstantVector)]
    [TestCase("1 + scalar(a)", PromqlType.Scalar)]
    [TestCase("1 + a", PromqlType.InstantVector)]
    [TestCase("-(1)", PromqlType.Scalar)]
    [TestCase("a[5m:]", PromqlType.RangeVector)]
    [TestCase("(\"a\")", PromqlType.String)]
    [TestCase("round(a)", PromqlType.InstantVector)]
    [TestCase("round(a, 5m)", PromqlType.InstantVector)]
    [TestCase("label_join(a, \"b\", \"c\")", PromqlType.InstantVector)]
    [TestCase("label_join(a, \"b\", \"c\", \"d\", \"e\", \"f\")", PromqlType.InstantVector)]
    [TestCase("sort_by_label(a)", PromqlType.InstantVector)]
    [TestCase("histogram_quantiles(a, \"q\", 0.1, 0.2, 0.3)", PromqlType.InstantVector)]
    [TestCase("predict_linear(a[5m], 1h)", PromqlType.InstantVector)]
    public void A_call_gives_what_its_function_gives(string text, PromqlType type) => Assert.That(Parse(text).Type, Is.EqualTo(type));

    [TestCase("rate()", "expected 1 argument(s) in call to \"rate\", got 0")]
    [TestCase("floor(a, b)", "expected 1 argument(s) in call to \"floor\", got 2")]
    [TestCase("round()", "expected at least 1 argument(s) in call to \"round\", got 0")]
    [TestCase("hour(a, b)", "expected at most 1 argument(s) in call to \"hour\", got 2")]
    [TestCase("label_join(a, \"b\")", "expected at least 3 argument(s) in call to \"label_join\", got 2")]
    [TestCase("histogram_quantiles(a, \"q\")", "expected at least 3 argument(s) in call to \"histogram_quantiles\", got 2")]
    [TestCase("rate(a)", "expected type range vector in call to function \"rate\", got instant vector")]
    [TestCase("floor(1)", "expected type instant vector in call to function \"floor\", got scalar")]
    [TestCase("label_join(a, \"b\", \"c\", \"d\", 1)", "expected type string in call to function \"label_join\", got scalar")]
    [TestCase("vector(\"a\")", "expected type scalar in call to function \"vector\", got string")]
    [TestCase("sum(1)", "expected type instant vector in aggregation expression, got scalar")]
    [TestCase("topk(a, b)", "expected type scalar in aggregation parameter, got instant vector")]
    [TestCase("count_values(1, b)", "expected type string in aggregation parameter, got scalar")]
    [TestCase("a[5m] + 1", "binary expression must contain only scalar and instant vector types")]
    [TestCase("1 + \"a\"", "binary expression must contain only scalar and instant vector types")]
    [TestCase("-\"a\"", "unary expression only allowed on expressions of type scalar or instant vector, got \"string\"")]
    [TestCase("-a[5m]", "unary expression only allowed on expressions of type scalar or instant vector, got \"range vector\"")]
    [TestCase("1 == 1", "comparisons between scalars must use BOOL modifier")]
    [TestCase("a + bool b", "bool modifier can only be used on comparison operators")]
    [TestCase("a and 1", "set operator \"and\" not allowed in binary scalar expression")]
    [TestCase("1 unless 1", "set operator \"unless\" not allowed in binary scalar expression")]
    [TestCase("a == on(b) 1", "vector matching only allowed between instant vectors")]
    [TestCase("a + fill(1) 1", "filling in missing series only allowed between instant vectors")]
    [TestCase("a and fill(1) b", "filling in missing series not allowed for set operators")]
    [TestCase("a and on(b) group_left c", "no grouping allowed for \"and\" operation")]
    [TestCase("a + on(b) group_left(b) c", "label \"b\" must not occur in ON and GROUP clause at once")]
    public void Mistakes_in_types_are_told_as_by_Prometheus(string text, string problem) => Assert.That(Mistake(text).Problem, Is.EqualTo(problem));

    [TestCase("foo()", "unknown function with name \"foo\"", 0, 3)]
    [TestCase("a > b()", "unknown function with name \"b\"", 4, 5)]
    [TestCase("RATE(a[5m])", "unknown function with name \"RATE\"", 0, 4)]
    [TestCase("holt_winters(a[5m], 0.5, 0.5)", "unknown function with name \"holt_winters\"", 0, 12)]
    [TestCase("rate(a[5m],)", "trailing commas not allowed in function call args", 10, 11)]
    [TestCase("sum()", "no arguments for aggregate expression provided", 0, 5)]
    [TestCase("topk(a)", "wrong number of arguments for aggregate expression provided, expected 2, got 1", 0, 7)]
    [TestCase("sum(a, b)", "wrong number of arguments for aggregate expression provided, expected 1, got 2", 0, 9)]
    [TestCase("sum by (a)", "unexpected end of input in aggregation", 10, 10)]
    [TestCase("sum by a (b)", "unexpected identifier \"a\" in grouping opts, expected \"(\"", 7, 8)]
    [TestCase("sum by (a b) (c)", "unexpected identifier \"b\" in grouping opts, expected \",\" or \")\"", 10, 11)]
    [TestCase("sum(a) by (b) by (c)", "unexpected <by>", 14, 16)]
    [TestCase("sum a", "unexpected identifier \"a\"", 4, 5)]
    [TestCase("", "no expression found in input", 0, 0)]
    [TestCase("# a", "no expression found in input", 0, 0)]
    [TestCase("a +", "unexpected end of input", 3, 3)]
    [TestCase("*1", "unexpected <op:*>", 0, 1)]
    [TestCase("a b", "unexpected identifier \"b\"", 2, 3)]
    [TestCase("(a", "unclosed left parenthesis", 2, 2)]
    [TestCase("a)", "unexpected right parenthesis ')'", 1, 2)]
    [TestCase("a !~ b", "unexpected character after '!': '~'", 2, 4)]
    [TestCase("a = b", "unexpected \"=\"", 2, 3)]
    [TestCase("a =~ b", "unexpected character after '=': '~'", 2, 4)]
    [TestCase("a & b", "unexpected character: '&'", 2, 3)]
    [TestCase("a + \U0001F600", "unexpected character: '\U0001F600'", 4, 5)]
    [TestCase("a - on(b) ignoring(c) d", "unexpected <ignoring>", 10, 18)]
    [TestCase("a + group_left(b) c", "unexpected <group_left>", 4, 14)]
    [TestCase("a + fill(b) c", "unexpected identifier \"b\" in fill modifier, expected number", 9, 10)]
    [TestCase("a + fill(1) fill_left(2) c", "fill value may not be set multiple times", 12, 21)]
    [TestCase("\"abcdefghijklmn\" a", "unexpected identifier \"a\"", 17, 18)]
    [TestCase("a \"abcdefghijklmn\"", "unexpected string \"\\\"abcdefghi\"...", 2, 18)]
    public void Bad_syntax_is_told_with_its_place(string text, string problem, int start, int end)
    {
        PromqlSyntaxException mistake = Mistake(text);
        Assert.That(mistake.Problem, Is.EqualTo(problem));
        Assert.That(mistake.Span, Is.EqualTo(new SourceSpan(start, end)));
    }

    [Test]
    public void A_mistake_in_types_is_told_only_when_the_syntax_is_right() =>
        Assert.That(Mistake("1 == 1 + )").Problem, Is.EqualTo("unexpected right parenthesis ')'"));

    [Test]
    public void A_mistake_is_told_with_line_and_column()
    {
        PromqlSyntaxException mistake = Mistake("a\n  + floor(1)");
        Assert.That((mistake.Line, mistake.Column), Is.EqualTo((2, 11)));
        Assert.That(mistake.Message, Is.EqualTo("2:11: parse error: expected type instant vector in call to function \"floor\", got scalar"));
    }
}
