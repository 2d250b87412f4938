using Instrumentation.Labels;

namespace Instrumentation.Syntax;

public sealed partial class ExpressionParserTests
{
    [TestCase("a", "a", "__name__=\"a\"")]
    [TestCase("a:b{}", "a:b", "__name__=\"a:b\"")]
    [TestCase("a{c=\"d\", b!='e'}", "a", "__name__=\"a\" c=\"d\" b!=\"e\"")]
    [TestCase("{c=~\"d\", b!~`e`,}", "", "c=~\"d\" b!~\"e\"")]
    [TestCase("{\"a.b\"}", "a.b", "__name__=\"a.b\"")]
    [TestCase("{c=\"d\", 'a.b'}", "a.b", "__name__=\"a.b\" c=\"d\"")]
    [TestCase("{\"a.b\"=\"c\"}", "", "\"a.b\"=\"c\"")]
    [TestCase("{__name__=\"a\"}", "", "__name__=\"a\"")]
    [TestCase("{__name__=~\"a|b\", __name__!=\"b\"}", "", "__name__=~\"a|b\" __name__!=\"b\"")]
    [TestCase("{\"a\", \"b\"}", "", "__name__=\"a\" __name__=\"b\"")]
    public void A_selector_keeps_its_conditions_in_order_the_name_first(string text, string name, string matchers)
    {
        VectorSelector selector = Parse<VectorSelector>(text);
        Assert.That(selector.MetricName, Is.EqualTo(name));
        Assert.That(string.Join(' ', selector.Matchers), Is.EqualTo(matchers));
    }

    [TestCase("{}")]
    [TestCase("{a=\"\"}")]
    [TestCase("{a!=\"b\"}")]
    [TestCase("{a=~\".*\"}")]
    [TestCase("{a!~\".+\"}")]
    [TestCase("{\"\"}")]
    [TestCase("rate({}[5m])")]
    public void A_selector_of_all_series_is_refused(string text) =>
        Assert.That(Mistake(text).Problem, Is.EqualTo("vector selector must contain at least one non-empty matcher"));

    [TestCase("info(a, {})")]
    [TestCase("info(a, {b=~\".*\"})")]
    [TestCase("info(a, {\"b\"})")]
    public void The_labels_of_info_may_be_any(string text) => Assert.That(Parse(text).ToString(), Is.EqualTo(text));

    [TestCase("info(a, b)", "expected label selectors only, got vector selector instead")]
    [TestCase("info(a, b{c=\"d\"})", "expected label selectors only, got vector selector instead")]
    [TestCase("info(a, ({b=\"c\"}))", "expected label selectors only")]
    [TestCase("info(a, {b=\"c\"} == 1)", "expected label selectors only")]
    [TestCase("info({}, {b=\"c\"})", "vector selector must contain at least one non-empty matcher")]
    public void The_labels_of_info_are_a_selector_without_a_name_in_front(string text, string problem) => Assert.That(Mistake(text).Problem, Is.EqualTo(problem));

    [TestCase("a{__name__=\"b\"}", "metric name must not be set twice: \"a\" or \"b\"")]
    [TestCase("a{\"b\"}", "metric name must not be set twice: \"a\" or \"b\"")]
    [TestCase("a{b=c}", "unexpected identifier \"c\" in label matching, expected string")]
    [TestCase("a{b}", "unexpected \"}\" in label matching, expected label matching operator")]
    [TestCase("a{b=\"c\" d}", "unexpected identifier \"d\" in label matching, expected \",\" or \"}\"")]
    [TestCase("a{,}", "unexpected \",\" in label matching, expected identifier or \"}\"")]
    [TestCase("a{\"\"=\"b\"}", "label name must not be empty")]
    [TestCase("a{b>=\"c\"}", "unexpected character inside braces: '>'")]
    [TestCase("a{b!\"c\"}", "unexpected character after '!' inside braces: '\"'")]
    [TestCase("a{1}", "unexpected character inside braces: '1'")]
    [TestCase("a{{", "unexpected left brace '{'")]
    [TestCase("a{b=\"c\"", "unexpected end of input inside braces")]
    public void Bad_conditions_are_told_as_by_Prometheus(string text, string problem) => Assert.That(Mistake(text).Problem, Is.EqualTo(problem));

    [Test]
    public void A_bad_regular_expression_is_told_with_its_place()
    {
        PromqlSyntaxException mistake = Mistake("a + b{c=~\"(\"}");
        Assert.That(mistake.Problem, Does.StartWith("error parsing regexp \"(\": "));
        Assert.That(mistake.Span, Is.EqualTo(new SourceSpan(6, 12)));
    }

    [Test]
    public void Time_modifiers_stand_on_the_selector_in_any_order()
    {
        VectorSelector selector = Parse<VectorSelector>("a offset 1h30m @ 1.5 smoothed");
        Assert.That(selector.Offset, Is.EqualTo(new DurationLiteral(5_400_000) { Span = new SourceSpan(9, 14) }));
        Assert.That(selector.At, Is.EqualTo(new AtModifier(AtAnchor.Time, 1_500)));
        Assert.That(selector.Mode, Is.EqualTo(SelectorMode.Smoothed));
        Assert.That(Parse("a smoothed @ 1.5 offset 1h30m"), Is.EqualTo(selector));
        Assert.That(Parse<RangeSelector>("a[5m] offset -50 @ start()").Vector.At, Is.EqualTo(new AtModifier(AtAnchor.Start, 0)));
        Assert.That(Parse<SubqueryExpression>("a[5m:] @ END() offset 1m").At, Is.EqualTo(new AtModifier(AtAnchor.End, 0)));
        Assert.That(Parse<VectorSelector>("a offset 0").Offset, Is.Null);
    }

    [TestCase("a @ 1m40s", 100_000)]
    [TestCase("a @ -1.5", -1_500)]
    [TestCase("a @ +0x10", 16_000)]
    [TestCase("a @ 3.3335", 3_334)]
    [TestCase("a @ 3e-1", 300)]
    public void A_fixed_time_is_rounded_to_milliseconds(string text, long milliseconds) => Assert.That(Parse<VectorSelector>(text).At!.UnixMs, Is.EqualTo(milliseconds));

    [TestCase("a @ Inf", "timestamp out of bounds for @ modifier: +Inf")]
    [TestCase("a @ NaN", "timestamp out of bounds for @ modifier: NaN")]
    [TestCase("a @ 1e17", "timestamp out of bounds for @ modifier: 100000000000000000")]
    [TestCase("a @ \"1\"", "unexpected string \"\\\"1\\\"\" in @, expected timestamp")]
    [TestCase("a @ 1 @ 2", "@ <timestamp> may not be set multiple times")]
    [TestCase("a @ 1 @ end()", "@ <timestamp> may not be set multiple times")]
    [TestCase("sum(a) @ 1", "@ modifier must be preceded by an instant vector selector or range vector selector or a subquery")]
    [TestCase("a @ 1 [5m]", "no @ modifiers allowed before range")]
    [TestCase("a @ end()[5m]", "no @ modifiers allowed before range")]
    [TestCase("a offset 1m[5m]", "no offset modifiers allowed before range")]
    [TestCase("a offset step()[5m]", "no offset modifiers allowed before range")]
    [TestCase("a offset 1m offset 2m", "offset may not be set multiple times")]
    [TestCase("1 offset 1m", "offset modifier must be preceded by an instant vector selector or range vector selector or a subquery")]
    [TestCase("a offset", "unexpected end of input in offset, expected number, duration, step(), or range()")]
    [TestCase("(a)[5m]", "ranges only allowed for vector selectors")]
    [TestCase("a[5m][5m]", "ranges only allowed for vector selectors")]
    [TestCase("1[5m:]", "subquery is only allowed on instant vector, got scalar instead")]
    [TestCase("a[5m:][5m:]", "subquery is only allowed on instant vector, got matrix instead")]
    [TestCase("a anchored smoothed", "anchored and smoothed modifiers cannot be used together")]
    [TestCase("a[5m] smoothed anchored", "anchored and smoothed modifiers cannot be used together")]
    [TestCase("a[5m:] anchored", "anchored modifier is not supported for subqueries")]
    [TestCase("sum(a) smoothed", "smoothed modifier not implemented")]
    public void Bad_time_modifiers_are_told_as_by_Prometheus(string text, string problem) => Assert.That(Mistake(text).Problem, Is.EqualTo(problem));

    [Test]
    public void Labels_may_be_any_text_in_quotes()
    {
        LabelMatcher matcher = Parse<VectorSelector>("{\"my label\"=~\"x\"}").Matchers[0];
        Assert.That(matcher.Name, Is.EqualTo("my label"));
        Assert.That(Parse("sum by (\"my label\", \"nan\", plain) (a)").ToString(), Is.EqualTo("sum by (\"my label\", \"nan\", plain) (a)"));
        Assert.That(Mistake("sum by (\"\") (a)").Problem, Is.EqualTo("invalid label name for grouping: \"\""));
        Assert.That(Mistake("sum by (\"a\\xc5z\") (a)").Problem, Is.EqualTo("invalid label name for grouping: \"a\\xc5z\""));
        Assert.That(Mistake("sum by (nan) (a)").Problem, Is.EqualTo("unexpected number \"nan\" in grouping opts, expected label"));
    }
}
