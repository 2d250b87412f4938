namespace Instrumentation.Commands;

public sealed class QueryCommandTests
{
    private const string Samples =
        """
        # TYPE orders counter
        # HELP orders Orders that came in.
        orders_total{shop="web"} 1 100
        orders_total{shop="web"} 4 160 # {trace_id="x"} 1 159.5
        orders_total{shop="a,\"b\""} 2 160.5
        # TYPE d histogram
        d_bucket{le="1"} 1 160
        d_bucket{le="+Inf"} 4 160
        # EOF

        """;

    [TestCase("table")]
    [TestCase("json")]
    [TestCase("csv")]
    public async Task An_instant_query_gives_the_newest_samples_in_each_format(string format)
    {
        ToolRun run = await ToolRun.WithInputAsync(Samples, "query", "--input", "-", "orders_total or d_bucket", "--format", format);

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((ExitCodes.Success, "")));
        Approved.Verify(run.Output, $"QueryCommandTests.instant.{format}");
    }

    [TestCase("table")]
    [TestCase("json")]
    [TestCase("csv")]
    public async Task A_range_query_gives_every_step_in_each_format(string format)
    {
        ToolRun run = await ToolRun.WithInputAsync(
            Samples, "query", "--input", "-", "orders_total", "--start", "1970-01-01T00:01:40Z", "--end", "200.5", "--step", "30", "--format", format);

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((ExitCodes.Success, "")));
        Approved.Verify(run.Output, $"QueryCommandTests.range.{format}");
    }

    [TestCase("1 + 1", "2\n")]
    [TestCase("\"text\"", "text\n")]
    [TestCase("nothing", "(no series)\n")]
    public async Task Numbers_texts_and_nothing_are_said_in_words(string expression, string output)
    {
        ToolRun run = await ToolRun.WithInputAsync(Samples, "query", "--input", "-", expression);

        Assert.That(run.Output, Is.EqualTo(output));
    }

    [Test]
    public async Task Samples_without_a_time_are_of_the_time_that_is_asked_for()
    {
        ToolRun run = await ToolRun.WithInputAsync("up 1\n# EOF\n", "query", "--input", "-", "timestamp(up)", "--time", "1000", "--format", "csv");

        Assert.That(run.Output, Is.EqualTo("timestamp,value\r\n1000,1000\r\n"));
    }

    [Test]
    public async Task The_lookback_says_how_far_back_a_sample_counts()
    {
        ToolRun far = await ToolRun.WithInputAsync(Samples, "query", "--input", "-", "count(orders_total)", "--time", "1000", "--lookback", "1h");
        ToolRun near = await ToolRun.WithInputAsync(Samples, "query", "--input", "-", "count(orders_total)", "--time", "1000");

        Assert.That((far.Output, near.Output), Is.EqualTo(("series   value\n──────────────────\n{}           2\n", "(no series)\n")));
    }

    [Test]
    public async Task What_is_odd_about_a_query_is_told_beside_the_result()
    {
        ToolRun run = await ToolRun.WithInputAsync("g 1 100\ng 2 160\n# EOF\n", "query", "--input", "-", "rate(g[2m])", "--format", "csv");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Success));
        Assert.That(run.Error, Does.StartWith("PromQL info: metric might not be a counter"));
    }

    [TestCase("sum(", "1:5: parse error", new string[0])]
    [TestCase("limitk(1, up)", "experimental", new string[0])]
    [TestCase("up", "--time is 'soon'; allowed are seconds since 1970", new[] { "--time", "soon" })]
    [TestCase("up", "--step is 'x'; allowed are seconds", new[] { "--start", "1", "--step", "x" })]
    [TestCase("up", "--step is 00:00:00; allowed is above 0", new[] { "--start", "1", "--step", "0" })]
    [TestCase("up", "--lookback is 2.00:00:00; allowed is above 0, up to 1 day", new[] { "--lookback", "2d" })]
    [TestCase("up", "--end and --step need --start", new[] { "--end", "1" })]
    [TestCase("up", "--time and --start exclude each other", new[] { "--start", "1", "--time", "1" })]
    [TestCase("up * on (x) group_left () orders_total * on () orders_total", "found duplicate series for the match group {}", new string[0])]
    public async Task What_cannot_be_asked_is_told_and_ends_with_2(string expression, string problem, string[] options)
    {
        ToolRun run = await ToolRun.WithInputAsync(Samples.Replace("d_bucket", "up", StringComparison.Ordinal), ["query", "--input", "-", expression, .. options]);

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((ExitCodes.Unusable, "")));
        Assert.That(run.Error, Does.Contain(problem));
    }

    [Test]
    public async Task A_file_with_a_mistake_is_told_with_line_and_column()
    {
        using var folder = new ToolFolder();

        ToolRun run = await ToolRun.OfAsync("query", "--input", folder.Write("in.om", "up 1\nup{a=b} 2\n# EOF\n"), "up");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Unusable));
        Assert.That(folder.Strip(run.Error), Is.EqualTo("in.om:2:6: a quoted text is expected\n"));
    }
}
