namespace Instrumentation.Syntax;

public sealed partial class ExpressionParserTests
{
    private static PromqlExpression Parse(string text) => PromqlParser.Parse(text, PromqlParserOptions.AllExperimental);

    private static T Parse<T>(string text)
        where T : PromqlExpression
    {
        PromqlExpression expression = Parse(text);
        Assert.That(expression, Is.TypeOf<T>());
        return (T)expression;
    }

    private static PromqlSyntaxException Mistake(string text, PromqlParserOptions? options = null)
    {
        bool isValid = PromqlParser.TryParse(text, options ?? PromqlParserOptions.AllExperimental, out _, out PromqlSyntaxException? mistake);
        Assert.That(isValid, Is.False, text);
        return mistake!;
    }

    /// <summary>Shows how operands are bound, every operator in brackets.</summary>
    private static string Shape(PromqlExpression expression) => expression switch
    {
        BinaryExpression binary => $"[{Shape(binary.Left)} {OperatorTable.Symbol(binary.Operator)} {Shape(binary.Right)}]",
        UnaryExpression unary => $"[{(unary.IsMinus ? '-' : '+')}{Shape(unary.Operand)}]",
        ParenthesesExpression parentheses => $"({Shape(parentheses.Inner)})",
        _ => expression.ToString(),
    };

    [TestCase("a or b and c", "[a or [b and c]]")]
    [TestCase("a and b unless c", "[[a and b] unless c]")]
    [TestCase("a or b == c", "[a or [b == c]]")]
    [TestCase("a > b != c", "[[a > b] != c]")]
    [TestCase("a >= b + c <= d", "[[a >= [b + c]] <= d]")]
    [TestCase("a </ b + c", "[a </ [b + c]]")]
    [TestCase("a >/ b < c", "[[a >/ b] < c]")]
    [TestCase("a - b + c", "[[a - b] + c]")]
    [TestCase("a + b * c", "[a + [b * c]]")]
    [TestCase("a * b / c % d atan2 e", "[[[[a * b] / c] % d] atan2 e]")]
    [TestCase("a * b ^ c", "[a * [b ^ c]]")]
    [TestCase("a ^ b ^ c", "[a ^ [b ^ c]]")]
    [TestCase("(a + b) * c", "[([a + b]) * c]")]
    [TestCase("-a ^ b", "[-[a ^ b]]")]
    [TestCase("-a * b", "[[-a] * b]")]
    [TestCase("-a + b", "[[-a] + b]")]
    [TestCase("a ^ -b ^ c", "[a ^ [-[b ^ c]]]")]
    [TestCase("a ^ -b * c", "[[a ^ [-b]] * c]")]
    [TestCase("a - -b", "[a - [-b]]")]
    [TestCase("-1 ^ 2", "[-[1 ^ 2]]")]
    [TestCase("2 * -1", "[2 * -1]")]
    [TestCase("--1", "1")]
    [TestCase("- -a", "[-[-a]]")]
    [TestCase("a AND b Or c", "[[a and b] or c]")]
    public void Operators_bind_as_in_Prometheus(string text, string shape) => Assert.That(Shape(Parse(text)), Is.EqualTo(shape));

    [Test]
    public void A_sign_in_front_of_a_number_is_part_of_it()
    {
        Assert.That(Parse<NumberLiteral>("-5").Value, Is.EqualTo(-5));
        Assert.That(Parse<NumberLiteral>("+ 5").Value, Is.EqualTo(5));
        Assert.That(Parse<NumberLiteral>("-5").Span, Is.EqualTo(new SourceSpan(0, 2)));
        Assert.That(Parse<UnaryExpression>("-(5)").Operand, Is.TypeOf<ParenthesesExpression>());
    }

    [Test]
    public void Modifiers_of_an_operator_are_kept()
    {
        BinaryExpression binary = Parse<BinaryExpression>("a == bool on (b, c,) group_left (d) x");
        Assert.That(binary.ReturnBool);
        Assert.That(binary.Matching!.On);
        Assert.That(binary.Matching.Labels, Is.EqualTo(new[] { "b", "c" }));
        Assert.That(binary.Matching.Include, Is.EqualTo(new[] { "d" }));
        Assert.That(binary.Matching.Cardinality, Is.EqualTo(MatchCardinality.ManyToOne));
        Assert.That(Parse<BinaryExpression>("a * ignoring() group_right b").Matching!.Cardinality, Is.EqualTo(MatchCardinality.OneToMany));
        Assert.That(Parse<BinaryExpression>("a and b").Matching!.Cardinality, Is.EqualTo(MatchCardinality.ManyToMany));
        Assert.That(Parse<BinaryExpression>("a + 1").Matching, Is.Null);
    }

    [TestCase("a + fill(3) b", 3, 3)]
    [TestCase("a + fill_left(-3) b", -3, null)]
    [TestCase("a + FILL_RIGHT(+3) b", null, 3)]
    [TestCase("a + on(x) group_left fill_right(1) fill_left(2) b", 2, 1)]
    [TestCase("fill + fill(0) fill_left", 0, 0)]
    [TestCase("a + fill", null, null)]
    public void Fill_values_go_to_the_side_that_lacks_a_series(string text, double? left, double? right)
    {
        VectorMatching matching = Parse<BinaryExpression>(text).Matching!;
        Assert.That(matching.FillLeft, Is.EqualTo(left));
        Assert.That(matching.FillRight, Is.EqualTo(right));
    }

    [TestCase("sum(a)", AggregationOperator.Sum, "", false)]
    [TestCase("sum by (b) (a)", AggregationOperator.Sum, "b", false)]
    [TestCase("SUM(a) WITHOUT (b, c)", AggregationOperator.Sum, "b,c", true)]
    [TestCase("stddev without () (a)", AggregationOperator.StdDev, "", true)]
    [TestCase("group(a) by ('d.e', on, by)", AggregationOperator.Group, "d.e,on,by", false)]
    [TestCase("limit_ratio(0.5, a)", AggregationOperator.LimitRatio, "", false)]
    public void An_aggregation_may_be_grouped_before_or_after(string text, AggregationOperator operation, string labels, bool without)
    {
        AggregateExpression aggregate = Parse<AggregateExpression>(text);
        Assert.That(aggregate.Operator, Is.EqualTo(operation));
        Assert.That(string.Join(',', aggregate.Grouping), Is.EqualTo(labels));
        Assert.That(aggregate.Without, Is.EqualTo(without));
        Assert.That(aggregate.Parameter is null, Is.EqualTo(operation != AggregationOperator.LimitRatio));
    }

    [TestCase("sum")]
    [TestCase("sum{a=\"b\"}")]
    [TestCase("by")]
    [TestCase("offset offset 5m")]
    [TestCase("and and and")]
    [TestCase("start + end + step + range")]
    [TestCase("min_of - max_of")]
    [TestCase("anchored anchored")]
    [TestCase("fill * fill_right")]
    [TestCase("topk by (topk) (5, topk)")]
    [TestCase("sum without (and, on, bool, group_left, start) (max)")]
    [TestCase("{bool=\"1\",inf=\"2\",on=\"3\"}")]
    public void Keywords_name_metrics_and_labels_too(string text) => Assert.That(Parse(text).ToString(), Is.EqualTo(text));

    [TestCase("bool")]
    [TestCase("on")]
    [TestCase("ignoring")]
    [TestCase("group_left")]
    [TestCase("atan2")]
    public void Some_keywords_name_a_metric_in_quotes_alone(string name)
    {
        Mistake(name);
        Assert.That(Parse($"{{\"{name}\"}}").ToString(), Is.EqualTo($"{{\"{name}\"}}"));
    }

    [Test]
    public void Spans_are_those_of_the_text()
    {
        const string Text = " sum by (x) (rate(a{b=\"c\"}[5m] offset 1m)) / (d @ 3)";
        var parts = PromqlTree.Descendants(Parse(Text)).Select(node => Text[node.Span.Start..node.Span.End]).ToList();
        Assert.That(parts, Is.EqualTo(new[]
        {
            "sum by (x) (rate(a{b=\"c\"}[5m] offset 1m)) / (d @ 3)", "sum by (x) (rate(a{b=\"c\"}[5m] offset 1m))", "rate(a{b=\"c\"}[5m] offset 1m)",
            "a{b=\"c\"}[5m] offset 1m", "a{b=\"c\"}", "(d @ 3)", "d @ 3",
        }));
    }

    [FsCheck.NUnit.Property(MaxTest = 1_000, Arbitrary = [typeof(RandomPromql)])]
    public bool The_text_of_a_span_parses_to_its_node(RandomPromql random)
    {
        PromqlExpression whole = Parse(random.Text);
        var dependent = PromqlTree.Descendants(whole)
            .SelectMany(node => node is RangeSelector or CallExpression { Function.Name: "info" } ? PromqlTree.Children(node).TakeLast(1) : [])
            .ToHashSet(ReferenceEqualityComparer.Instance);
        return PromqlTree.Descendants(whole).Where(node => !dependent.Contains(node)).All(node => Parse(random.Text[node.Span.Start..node.Span.End]).Equals(node));
    }

    [Test]
    public void A_message_stays_short_where_the_text_is_long()
    {
        Assert.That(Mistake($"{new string('a', 100_000)}()").Message, Has.Length.LessThan(600));
        Assert.That(Mistake(new string('1', 100_000)).Message, Has.Length.LessThan(600));
    }

    [Test]
    public void Comments_and_blanks_count_for_nothing() =>
        Assert.That(Parse("# first\r\n\trate ( # second\n a [ 5m : # third ] \n 1m ] ) # last").ToString(), Is.EqualTo("rate(a[5m:1m])"));
}
