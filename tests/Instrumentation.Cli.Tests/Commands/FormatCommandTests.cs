namespace Instrumentation.Commands;

public sealed class FormatCommandTests
{
    [TestCase("sum(rate(x[5m]))by(a)", "sum by (a) (rate(x[5m]))\n")]
    [TestCase("x{a='b'}>bool+1", "x{a=\"b\"} > bool 1\n")]
    public async Task An_expression_is_written_in_one_style(string expression, string formatted)
    {
        ToolRun argument = await ToolRun.OfAsync("promql", "format", expression);
        ToolRun input = await ToolRun.WithInputAsync(expression + "\n", "promql", "format", "-");

        Assert.That((argument.ExitCode, argument.Output), Is.EqualTo((ExitCodes.Success, formatted)));
        Assert.That(input.Output, Is.EqualTo(formatted));
    }

    [Test]
    public async Task What_is_no_expression_is_told_with_its_place()
    {
        ToolRun run = await ToolRun.OfAsync("promql", "format", "sum(x");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Unusable));
        Assert.That(run.Error, Does.StartWith("1:6: parse error: "));
    }
}
