namespace Instrumentation.Commands;

public sealed class TestRulesCommandTests
{
    private const string Rules = """
        groups:
          - name: orders
            rules:
              - record: job:orders:sum
                expr: sum by (job) (orders)
              - alert: NoOrders
                expr: job:orders:sum == 0
              - alert: Never
                expr: job:orders:sum < 0
        """;

    private const string Tests = """
        rule_files: [rules.yml]
        tests:
          - name: there are none
            input_series: [{ series: 'orders{job="a"}', values: 0x5 }]
            alert_rule_test: [{ eval_time: 1m, alertname: NoOrders, exp_alerts: [{ exp_labels: { job: a } }] }]
          - name: there are some
            input_series: [{ series: 'orders{job="a"}', values: 3x5 }]
            promql_expr_test: [{ expr: 'job:orders:sum', eval_time: 1m, exp_samples: [{ labels: 'job:orders:sum{job="a"}', value: SUM }] }]
        """;

    [Test]
    public async Task Tests_that_pass_end_with_0_and_the_coverage_says_what_they_leave_out()
    {
        using var folder = new ToolFolder();
        folder.Write("rules.yml", Rules);

        ToolRun run = await ToolRun.OfAsync("test", "rules", folder.Write("test.yml", Tests.Replace("SUM", "3", StringComparison.Ordinal)), "--coverage");

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((ExitCodes.Success, "")));
        Approved.Verify(folder.Strip(run.Output));
    }

    [Test]
    public async Task A_test_that_fails_ends_with_1_and_shows_the_difference()
    {
        using var folder = new ToolFolder();
        folder.Write("rules.yml", Rules);

        ToolRun run = await ToolRun.OfAsync("test", "rules", folder.Write("test.yml", Tests.Replace("SUM", "4", StringComparison.Ordinal)));

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((ExitCodes.Findings, "")));
        Approved.Verify(folder.Strip(run.Error));
    }

    [Test]
    public async Task Only_tests_of_a_name_are_run_where_asked_for()
    {
        using var folder = new ToolFolder();
        folder.Write("rules.yml", Rules);

        ToolRun run = await ToolRun.OfAsync("test", "rules", folder.Write("test.yml", Tests.Replace("SUM", "4", StringComparison.Ordinal)), "--run", "^there are n");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Success));
        Assert.That(folder.Strip(run.Output), Is.EqualTo("test.yml: SUCCESS, 1 test\n"));
    }

    [TestCase("--run", "(", "--run: ")]
    public async Task An_expression_that_is_none_is_told_and_ends_with_2(string option, string value, string problem)
    {
        using var folder = new ToolFolder();
        folder.Write("rules.yml", Rules);

        ToolRun run = await ToolRun.OfAsync("test", "rules", folder.Write("test.yml", Tests.Replace("SUM", "3", StringComparison.Ordinal)), option, value);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Unusable));
        Assert.That(run.Error, Does.StartWith(problem));
    }

    [Test]
    public async Task A_test_file_that_is_not_there_ends_with_2_and_a_rule_file_that_is_not_with_1()
    {
        using var folder = new ToolFolder();

        ToolRun missing = await ToolRun.OfAsync("test", "rules", folder.PathTo("none.yml"));
        ToolRun dangling = await ToolRun.OfAsync("test", "rules", folder.Write("test.yml", Tests.Replace("SUM", "3", StringComparison.Ordinal)));

        Assert.That((missing.ExitCode, dangling.ExitCode), Is.EqualTo((ExitCodes.Unusable, ExitCodes.Findings)));
        Assert.That(folder.Strip(missing.Error), Does.StartWith("none.yml: there is no such file"));
    }
}
