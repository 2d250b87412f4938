using Instrumentation.RuleTests;
using Instrumentation.TestScripts.Execution;
using Instrumentation.TestScripts.Scripts;

namespace Instrumentation.TestScripts.Comparison;

public class ResultComparisonTests
{
    private const long MinuteMs = 60_000;

    [TestCase("up{a=\"1\"} 5", "a{} 5", "expected|did not expect")]
    [TestCase("", "a 1", "did not expect a, which is 1")]
    [TestCase("a 1", "", "expected a, which is not there")]
    [TestCase("a 1", "a 2", "a: expected 1, got 2")]
    [TestCase("a 1", "a {{count:1}}", "a: expected 1, got {{count:1}}")]
    [TestCase("a {{count:1}}", "a 1", "a: expected {{count:1}}, got 1")]
    [TestCase("a 1", "a 1\na 1", "a is there twice")]
    [TestCase("expect ordered\nb 2\na 1", "a 1\nb 2", "expected b at place 1, got a")]
    [TestCase("3", "a 3", "expected a scalar, got a Vector")]
    [TestCase("expect string \"x\"", "a 3", "expected a text, got a Vector")]
    [TestCase("expect fail", "a 3", "expected an error, got none")]
    public void A_vector_that_is_not_the_expected_one_is_told(string expected, string actual, string problem)
    {
        string? found = ResultComparison.Check(Command("eval instant at 0 x\n" + expected), Vector(actual), null);
        Assert.That(found, problem.Contains('|', StringComparison.Ordinal) ? Does.StartWith("did not expect") : Is.EqualTo(problem));
    }

    [TestCase("a 1\nb{x=\"y\"} {{count:1}}", "b{x=\"y\"} {{count:1}}\na 1.0000001")]
    [TestCase("expect ordered\nb 2\na 1", "b 2\na 1")]
    [TestCase("", "")]
    public void A_vector_that_is_the_expected_one_passes(string expected, string actual) =>
        Assert.That(ResultComparison.Check(Command("eval instant at 0 x\n" + expected), Vector(actual), null), Is.Null);

    [TestCase("3", 3, null)]
    [TestCase("0x10", 16, null)]
    [TestCase("-Inf", double.NegativeInfinity, null)]
    [TestCase("3", 4, "expected 3, got 4")]
    [TestCase("a 3", 3, "expected series, got the scalar 3")]
    public void A_scalar_is_compared(string expected, double actual, string? problem) =>
        Assert.That(ResultComparison.Check(Command("eval instant at 0 x\n" + expected), ScriptResult.Scalar(actual), null), Is.EqualTo(problem));

    [TestCase("expect string \"x\\ty\"", "x\ty", null)]
    [TestCase("expect string `x`", "y", "expected 'x', got 'y'")]
    [TestCase("3", "x", "expected no text, got 'x'")]
    public void A_text_is_compared(string expected, string actual, string? problem) =>
        Assert.That(ResultComparison.Check(Command("eval instant at 0 x\n" + expected), ScriptResult.String(actual), null), Is.EqualTo(problem));

    [TestCase("expect fail", null)]
    [TestCase("expect fail msg: it broke", null)]
    [TestCase("expect fail regex:br.ke", null)]
    [TestCase("expect fail msg: it", "expected Fail 'it', got the error 'it broke'")]
    [TestCase("a 1", "failed: it broke")]
    public void An_error_is_compared(string expected, string? problem) =>
        Assert.That(ResultComparison.Check(Command("eval instant at 0 x\n" + expected), ScriptResult.Error("it broke"), null), Is.EqualTo(problem));

    [TestCase("", null)]
    [TestCase("expect warn", null)]
    [TestCase("expect warn msg: PromQL warning: one (1:1)\nexpect warn regex: two", null)]
    [TestCase("expect warn msg: PromQL warning: one (1:1)", "did not expect 'PromQL warning: two (1:2)'")]
    [TestCase("expect warn regex: three\nexpect warn", "expected Warn matching 'three', got 'PromQL warning: one (1:1)', 'PromQL warning: two (1:2)'")]
    [TestCase("expect no_warn", "expected none, got 'PromQL warning: one (1:1)'")]
    [TestCase("expect no_info", null)]
    [TestCase("expect info", "expected Info, got none")]
    public void Annotations_are_compared_where_something_is_expected_of_their_kind(string expected, string? problem)
    {
        ScriptResult result = ScriptResult.Vector() with { Annotations = ["PromQL warning: one (1:1)", "PromQL warning: two (1:2)"] };
        Assert.That(ResultComparison.Check(Command("eval instant at 0 x\n" + expected), result, null), Is.EqualTo(problem));
    }

    [TestCase("a 1 _ 3", "a 1 _ 3", null)]
    [TestCase("a 1 2", "a 1 _", "a at 60000 ms: expected 2, got none")]
    [TestCase("a 1 _", "a 1 2", "a at 60000 ms: expected none, got 2")]
    [TestCase("a 1", "a 1 2", "a at 60000 ms: expected none, got 2")]
    [TestCase("a 1 2", "a 1 3", "a at 60000 ms: expected 2, got 3")]
    [TestCase("a 1\nb 1", "b 1\na 1", "b must not stand before a")]
    public void A_matrix_is_compared_step_by_step(string expected, string actual, string? problem)
    {
        EvalCommand command = Command("eval range from 0 to 2m step 1m x\n" + expected);
        Assert.That(ResultComparison.Check(command, Vector(actual) with { Kind = ScriptResultKind.Matrix }, command.Times), Is.EqualTo(problem));
    }

    private static EvalCommand Command(string text) => (EvalCommand)PromqlScript.Parse(text).Commands[0];

    private static ScriptResult Vector(string lines) => ScriptResult.Vector([.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Series)]);

    private static ResultSeries Series(string text)
    {
        SeriesLine line = SeriesNotation.ParseLine(text);
        IEnumerable<ResultPoint> points = line.Values.Select((value, index) => (value, index)).Where(static pair => !pair.value.IsOmitted)
            .Select(static pair => new ResultPoint(pair.index * MinuteMs, pair.value.Number, pair.value.Histogram));
        return new ResultSeries(line.Labels, [.. points]);
    }
}
