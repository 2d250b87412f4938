namespace Instrumentation.Commands;

public sealed class ExplainCommandTests
{
    [TestCase("matching", "sum by (job) (rate(orders_total{shop=\"web\"}[5m] offset 1h)) / on (job) group_left (team) max_over_time(y[1h:5m] @ start()) > bool 2")]
    [TestCase("sets", "(a and ignoring (x) b) or topk without (i) (3, -c) unless last_over_time(d[5m]) </ 3")]
    [TestCase("functions", "histogram_quantile(0.9, sum by (le) (rate(d_bucket[5m] @ 60))) + label_join(a, \"b\", \",\", \"c\") * time()")]
    [TestCase("number", "1 + 2")]
    public async Task An_expression_is_shown_as_a_tree(string name, string expression)
    {
        ToolRun run = await ToolRun.OfAsync("promql", "explain", "--experimental", expression);

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((ExitCodes.Success, "")));
        Approved.Verify($"{expression}\n\n{run.Output}", $"ExplainCommandTests.{name}");
    }
}
