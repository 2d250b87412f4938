namespace Instrumentation.Syntax;

public sealed partial class ExpressionParserTests
{
    [TestCase("a[5m]", 300_000)]
    [TestCase("a[600]", 600_000)]
    [TestCase("a[4.18]", 4_180)]
    [TestCase("a[4.0189]", 4_018)]
    [TestCase("a[1y1w1d1h1m1s1ms]", 32_230_861_001)]
    [TestCase("a[ 0x10 ]", 16_000)]
    [TestCase("a[(5m)]", 300_000)]
    [TestCase("a[-(-5m)]", 300_000)]
    [TestCase("a[1002ms]", 1_002)]
    public void A_plain_range_is_milliseconds(string text, long milliseconds) =>
        Assert.That(((DurationLiteral)Parse<RangeSelector>(text).Range).Milliseconds, Is.EqualTo(milliseconds));

    [TestCase("a[5m*2]", "a[5m * 2]")]
    [TestCase("a[-(10s-5s)+20s]", "a[-(10s - 5s) + 20s]")]
    [TestCase("a[2^3^4]", "a[2 ^ 3 ^ 4]")]
    [TestCase("a[-2^2]", "a[-2 ^ 2]")]
    [TestCase("a[(-2)^2]", "a[(-2) ^ 2]")]
    [TestCase("a[11s+10s-5*2^2]", "a[11s + 10s - 5 * 2 ^ 2]")]
    [TestCase("a[ STEP ( ) : range()/2 ]", "a[step():range() / 2]")]
    [TestCase("a[MIN_OF(step()+1,1h)]", "a[min_of(step() + 1, 1h)]")]
    [TestCase("a[max_of(((5m%2)),1h)]", "a[max_of((5m % 2), 1h)]")]
    [TestCase("a offset -(1m)", "a offset -1m")]
    [TestCase("a offset (1m*2)", "a offset (1m * 2)")]
    [TestCase("a offset -min_of(5s,step()+8s)", "a offset -min_of(5s, step() + 8s)")]
    [TestCase("a offset +step()", "a offset +step()")]
    public void A_range_may_be_computed(string text, string printed) => Assert.That(Parse(text).ToString(), Is.EqualTo(printed));

    [TestCase("a offset 100 + 2", "[a offset 1m40s + 2]")]
    [TestCase("a offset 2 ^ 2", "[a offset 2s ^ 2]")]
    [TestCase("a offset -2 ^ 2", "[a offset -2s ^ 2]")]
    [TestCase("a offset -step()*2", "[a offset -step() * 2]")]
    [TestCase("a offset step()^0", "[a offset step() ^ 0]")]
    [TestCase("a offset -(min_of(step(), 1s))+8000", "[a offset -(min_of(step(), 1s)) + 8000]")]
    [TestCase("a offset (1m) - b", "[a offset 1m - b]")]
    public void An_offset_ends_before_an_operator(string text, string shape) => Assert.That(Shape(Parse(text)), Is.EqualTo(shape));

    [TestCase("a[0]", "duration must be greater than 0", 2, 3)]
    [TestCase("a[-5m]", "duration must be greater than 0", 2, 5)]
    [TestCase("a[5m:0s]", "duration must be greater than 0", 5, 7)]
    [TestCase("a[5s/0d]", "division by zero", 4, 5)]
    [TestCase("a offset (4d%0)", "modulo by zero", 12, 13)]
    [TestCase("a[9.5e10]", "duration out of range", 2, 8)]
    [TestCase("a[300y]", "duration out of range", 2, 6)]
    [TestCase("a[5m1m]", "not a valid duration string: \"5m1m\"", 2, 6)]
    [TestCase("a[5y1hs]", "bad number or duration syntax: \"5y1hs\"", 2, 7)]
    [TestCase("a[]", "unexpected \"]\" in subquery or range selector, expected number, duration, step(), or range()", 2, 3)]
    [TestCase("a[5m 5m]", "unexpected duration \"5m\" in subquery or range, expected \":\" or \"]\"", 5, 7)]
    [TestCase("a[5m:,]", "unexpected \",\" in subquery selector, expected number, duration, step(), range(), or \"]\"", 5, 6)]
    [TestCase("a[5m:5m:]", "unexpected \":\" in subquery selector, expected \"]\"", 7, 8)]
    [TestCase("a[step]", "unexpected \"]\" in duration expression, expected \"(\"", 6, 7)]
    [TestCase("a[foo]", "unexpected character in duration expression: 'f'", 2, 3)]
    [TestCase("a[", "unexpected end of input in duration expression", 2, 2)]
    [TestCase("a[5m", "unclosed left bracket", 4, 4)]
    [TestCase("rate(a[5m", "unclosed left parenthesis", 9, 9)]
    [TestCase("a]", "unexpected right bracket ']'", 1, 2)]
    public void Bad_durations_are_told_with_their_place(string text, string problem, int start, int end)
    {
        PromqlSyntaxException mistake = Mistake(text);
        Assert.That(mistake.Problem, Is.EqualTo(problem));
        Assert.That(mistake.Span, Is.EqualTo(new SourceSpan(start, end)));
    }
}
