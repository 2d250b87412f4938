namespace Instrumentation.Commands;

public sealed class CheckRulesCommandTests
{
    private const string Good = """
        groups:
          - name: orders
            rules:
              - record: job:orders:rate5m
                expr: sum by (job) (rate(orders_total[5m]))
              - alert: NoOrders
                expr: job:orders:rate5m == 0
              - alert: NoOrders
                expr: absent(job:orders:rate5m)
        """;

    private const string Bad = """
        groups:
          - name: orders
            rules:
              - record: job:orders:rate5m
                expr: sum by (job (rate(orders_total[5m]))
              - alert: NoOrders
                exp: job:orders:rate5m == 0
        """;

    [Test]
    public async Task Good_files_are_counted_and_duplicates_told()
    {
        using var folder = new ToolFolder();

        ToolRun run = await ToolRun.OfAsync("check", "rules", folder.Write("a.yml", Good));

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Success));
        Assert.That(folder.Strip(run.Output), Is.EqualTo("a.yml: 1 group, 1 recording rule, 2 alerting rules\n"));
        Assert.That(folder.Strip(run.Error), Is.EqualTo("a.yml: 2 duplicate rules: NoOrders{}\n"));
    }

    [Test]
    public async Task Every_mistake_is_told_with_its_place_and_the_other_files_are_looked_at()
    {
        using var folder = new ToolFolder();

        ToolRun run = await ToolRun.OfAsync("check", "rules", folder.Write("bad.yml", Bad), folder.Write("good.yml", Good));

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Findings));
        Assert.That(folder.Strip(run.Output), Is.EqualTo("good.yml: 1 group, 1 recording rule, 2 alerting rules\n"));
        string[] problems = [.. folder.Strip(run.Error).Split('\n').Where(line => line.StartsWith("bad.yml:", StringComparison.Ordinal))];
        Assert.That(problems, Has.Length.EqualTo(3));
        Assert.That(problems, Has.Some.StartsWith("bad.yml:5:15: ").And.Some.StartsWith("bad.yml:7:9: field exp not found in rule"));
    }

    [Test]
    public async Task Experimental_functions_and_unknown_keys_are_accepted_where_asked_for()
    {
        const string Text = "groups:\n- name: a\n  colour: red\n  rules:\n  - record: x\n    expr: limitk(1, up)\n";

        ToolRun strict = await ToolRun.WithInputAsync(Text, "check", "rules", "-");
        ToolRun lenient = await ToolRun.WithInputAsync(Text, "check", "rules", "-", "--experimental", "--ignore-unknown-fields");

        Assert.That((strict.ExitCode, lenient.ExitCode), Is.EqualTo((ExitCodes.Findings, ExitCodes.Success)));
        Assert.That(strict.Error, Does.Contain("-:3:3: field colour not found").And.Contain("limitk"));
    }

    [Test]
    public async Task A_file_that_is_not_there_is_told_and_ends_with_2()
    {
        using var folder = new ToolFolder();

        ToolRun run = await ToolRun.OfAsync("check", "rules", folder.PathTo("none.yml"));

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Unusable));
        Assert.That(folder.Strip(run.Error), Does.StartWith("none.yml: Could not find file"));
    }
}
