using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Instrumentation.Commands;

public sealed class SloCommandsTests
{
    private const string Good = """
        service: checkout
        slos:
          - name: availability
            objective: 99.9%
            priority: critical
            owner: payments
            policy: workbook
            sli: { type: availability }
          - name: latency
            objective: 95%
            windows: [7d, month]
            sli: { type: latency, threshold: 200ms }
        """;

    [Test]
    public async Task A_good_file_is_counted_and_what_is_odd_is_told()
    {
        using var folder = new ToolFolder();
        ToolRun run = await ToolRun.OfAsync("slo", "validate", folder.Write("slo.yml", Good.Replace("99.9%", "90%", StringComparison.Ordinal)));
        Assert.That((run.ExitCode, folder.Strip(run.Output)), Is.EqualTo((ExitCodes.Success, "slo.yml: 2 SLOs, 0 policies\n")));
        Assert.That(folder.Strip(run.Error), Does.StartWith("slo.yml:3:5: slos[0].alerting.pairs[0]: the pair page 1h and 5m, 2 % can never fire"));
    }

    [Test]
    public async Task Every_mistake_is_told_with_its_place_and_key([Values("validate", "validate-config")] string verb)
    {
        using var folder = new ToolFolder();
        ToolRun run = await ToolRun.OfAsync("slo", verb, folder.Write("slo.yml", Good.Replace("99.9%", "1.2", StringComparison.Ordinal).Replace("[7d, month]", "[soon]", StringComparison.Ordinal)));
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Findings));
        Assert.That(folder.Strip(run.Error), Does.Contain("slo.yml:4:16: slos[0].objective: '1.2' is outside what is allowed").And.Contain("slo.yml:11:14: slos[1].windows: 'soon' is outside what is allowed"));
    }

    [Test]
    public async Task Two_files_that_define_the_same_are_told()
    {
        using var folder = new ToolFolder();
        ToolRun run = await ToolRun.OfAsync("slo", "validate", folder.Write("a.yml", Good), folder.Write("b.yml", Good));
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((ExitCodes.Findings, "checkout-availability is defined more than once\ncheckout-latency is defined more than once\n")));
    }

    [Test]
    public async Task Slos_are_listed_by_priority([Values("list", "list-slos")] string verb)
    {
        using var folder = new ToolFolder();
        ToolRun run = await ToolRun.OfAsync("slo", verb, folder.Write("slo.yml", Good), "--priority", "critical");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Success));
        Assert.That(run.Output, Does.Contain("availability").And.Contain("99.9%").And.Not.Contain("latency"));
    }

    [Test]
    public async Task Slos_are_listed_as_json()
    {
        using var folder = new ToolFolder();
        ToolRun run = await ToolRun.OfAsync("slo", "list", folder.Write("slo.yml", Good), "--json");
        Approved.Verify(run.Output, "SloCommandsTests.list.json");
    }

    [Test]
    public async Task Rules_for_Prometheus_are_written()
    {
        using var folder = new ToolFolder();
        ToolRun run = await ToolRun.OfAsync("slo", "generate", "prometheus-rules", folder.Write("slo.yml", Good), "-l", "cluster=north");
        Assert.That(run.Error, Is.Empty);
        Approved.Verify(run.Output, "SloCommandsTests.rules");
    }

    [Test]
    public async Task Tests_of_the_rules_are_written_and_pass()
    {
        using var folder = new ToolFolder();
        string slos = folder.Write("slo.yml", Good);
        ToolRun rules = await ToolRun.OfAsync("slo", "generate", "prometheus-rules", slos, "-l", "cluster=north");
        ToolRun tests = await ToolRun.OfAsync("slo", "generate", "rule-tests", slos, "--rules", "rules.yml", "-l", "cluster=north");
        folder.Write("rules.yml", rules.Output);
        ToolRun run = await ToolRun.OfAsync("test", "rules", folder.Write("tests.yml", tests.Output));
        Assert.That((tests.ExitCode, tests.Error), Is.EqualTo((ExitCodes.Success, "")));
        Assert.That((run.ExitCode, folder.Strip(run.Output)), Is.EqualTo((ExitCodes.Success, "tests.yml: SUCCESS, 4 tests\n")), run.Error);
    }

    [Test]
    public async Task An_SLO_without_tests_is_told()
    {
        using var folder = new ToolFolder();
        string slos = folder.Write("slo.yml", "slos:\n  - { name: odd, objective: 99%, method: ratio_timeslices, sli: { ratio: { bad: error_ratio } } }\n");
        ToolRun run = await ToolRun.OfAsync("slo", "generate", "rule-tests", slos, "--rules", "rules.yml");
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((ExitCodes.Findings, "no tests for odd: its error ratio over 3d after all failed for half of that is 1 instead of 0.5, so that the time to an alert cannot be foretold\n")));
        Assert.That(run.Output, Does.EndWith("tests: []\n"));
    }

    [Test]
    public async Task An_outage_is_played()
    {
        using var folder = new ToolFolder();
        ToolRun run = await ToolRun.OfAsync("slo", "simulate", folder.Write("slo.yml", Good), "--outage", "10m");
        Assert.That(run.Output, Does.StartWith("availability: an outage of 00:10:00 with 100 % failures, evaluated every 15 s, pages within 66.84 s and opens a ticket within"));
    }

    [TestCase("--outage", "0s", "--outage '0s' is no length of time")]
    [TestCase("--outage", "soon", "--outage 'soon' is no length of time")]
    [TestCase("--interval", "500ms", "--interval '500ms' is outside what is allowed, from 1s to 5m")]
    [TestCase("--interval", "1h", "--interval '1h' is outside what is allowed, from 1s to 5m")]
    public async Task A_length_outside_its_range_is_told_and_ends_with_2(string option, string value, string problem)
    {
        using var folder = new ToolFolder();
        string[] other = option == "--outage" ? [] : ["--outage", "10m"];
        ToolRun run = await ToolRun.OfAsync(["slo", "simulate", folder.Write("slo.yml", Good), option, value, .. other]);
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Unusable));
        Assert.That(run.Error, Does.StartWith(problem));
    }

    [Test]
    public async Task A_history_is_played()
    {
        using var folder = new ToolFolder();
        string lines = string.Concat(Enumerable.Range(1, 2000).Select(minute => $"{minute * 60},1000,{(minute is > 500 and <= 520 ? 1000 : 0)}\n"));
        ToolRun run = await ToolRun.OfAsync("slo", "simulate", folder.Write("slo.yml", Good), "--csv", folder.Write("history.csv", "time,total,bad\n" + lines), "--interval", "1m");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Success), run.Error);
        Assert.That(run.Output, Does.StartWith("availability: 2 alerts, 1 incidents, 1 of them significant\n  1970-01-01 08:21:00Z to ").And.Contain("precision 1, recall 1, recommended objective 95%"));
    }

    [Test]
    public async Task A_history_of_stored_series_is_played()
    {
        using var folder = new ToolFolder();
        var text = new StringBuilder("# TYPE sli_events counter\n");
        foreach ((string result, Func<int, int> at) in ((string, Func<int, int>)[])[("good", minute => 1000 * (minute - Math.Clamp(minute - 500, 0, 20))), ("bad", minute => 1000 * Math.Clamp(minute - 500, 0, 20))])
        {
            for (int minute = 0; minute <= 2000; minute++)
                text.Append($"sli_events_total{{slo=\"availability\",sli=\"availability\",result=\"{result}\"}} {at(minute)} {minute * 60}\n");
        }

        string file = folder.Write("history.om", text.Append("# EOF\n").ToString());
        ToolRun run = await ToolRun.OfAsync("slo", "simulate", folder.Write("slo.yml", Good), "--input", file, "--start", "60", "--interval", "1m");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Success), run.Error);
        Assert.That(run.Output, Does.StartWith("availability: 2 alerts, 1 incidents, 1 of them significant\n  1970-01-01 08:21:00Z to ").And.Contain("precision 1, recall 1"));
        ToolRun both = await ToolRun.OfAsync("slo", "simulate", folder.Write("slo.yml", Good), "--input", file, "--outage", "1m");
        Assert.That((both.ExitCode, both.Error.Trim()), Is.EqualTo((ExitCodes.Unusable, "Give one of --csv, --input, --prometheus and --outage.")));
    }

    [Test]
    public async Task A_history_of_a_Prometheus_is_played()
    {
        await using var server = new OneAnswer("HTTP/1.1 400 Bad Request", """{"status":"error","error":"too many points"}""");
        using var folder = new ToolFolder();
        ToolRun run = await ToolRun.OfAsync("slo", "simulate", folder.Write("slo.yml", Good), "--prometheus", server.Address, "--start", "0", "--end", "3600");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Unusable));
        Assert.That(run.Error, Does.Contain("answered 400: too many points."));
        Assert.That(await server.RequestAsync(), Does.StartWith("POST /api/v1/query_range HTTP/1.1"));
    }

    [TestCase("open", 200, ExitCodes.Success)]
    [TestCase("frozen", 423, SloGateCommand.Frozen)]
    [TestCase("unknown", 503, SloGateCommand.Unknown)]
    public async Task The_gate_ends_with_what_the_application_says(string state, int status, int code)
    {
        await using var server = new OneAnswer($"HTTP/1.1 {status} X", $"{{\"state\":\"{state}\",\"reasons\":[\"because\"]}}");
        ToolRun run = await ToolRun.OfAsync("slo", "gate", "availability", "a b", "--url", server.Address);
        Assert.That(run.ExitCode, Is.EqualTo(code));
        Assert.That(run.Output + run.Error, Does.Contain(state).And.Contain("because"));
        Assert.That(await server.RequestAsync(), Does.StartWith("GET /slo/gate?slo=availability&slo=a%20b HTTP/1.1"));
    }

    [TestCase("0", ExitCodes.Success)]
    [TestCase("1", SloGateCommand.Frozen)]
    public async Task The_gate_asks_a_Prometheus(string value, int code)
    {
        await using var server = new OneAnswer("HTTP/1.1 200 OK", """{"status":"success","data":{"resultType":"vector","result":[{"metric":{"slo":"availability"},"value":[1,"?"]}]}}""".Replace("?", value, StringComparison.Ordinal));
        ToolRun run = await ToolRun.OfAsync("slo", "gate", "availability", "--prometheus", server.Address);
        Assert.That(run.ExitCode, Is.EqualTo(code));
    }

    [Test]
    public async Task The_state_of_an_application_is_a_table_or_its_own_JSON()
    {
        const string Answer = """
            {"time":"2026-05-01T00:00:00+00:00","slos":[{"slo":"api","group":{"tenant":"acme"},"deployment_freeze":true,
             "windows":[{"window":"30d","status":"critical","target":0.99,"actual":0.991,"error_budget_consumed":0.9,"error_budget_remaining":0.1,"burn_rate":0.9,"coverage":1}]},
             {"slo":"idle","group":{},"deployment_freeze":false,"windows":[{"window":"7d","status":"no_data","target":0.9,"actual":null,"coverage":0}]}]}
            """;
        await using var server = new OneAnswer("HTTP/1.1 200 OK", Answer);
        ToolRun run = await ToolRun.OfAsync("slo", "status", "api", "idle", "--url", server.Address, "--token", "secret");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Success), run.Error);
        Approved.Verify(run.Output, "SloCommandsTests.status");
        Assert.That(await server.RequestAsync(), Does.StartWith("GET /slo/status?slo=api&slo=idle HTTP/1.1").And.Contain("Authorization: Bearer secret"));

        await using var other = new OneAnswer("HTTP/1.1 200 OK", Answer);
        Assert.That((await ToolRun.OfAsync("slo", "status", "--url", other.Address, "--json")).Output.Trim(), Is.EqualTo(Answer.Trim()));
    }

    [TestCase("report", "markdown")]
    [TestCase("generate-report", "json")]
    public async Task A_report_is_what_the_application_writes(string verb, string format)
    {
        await using var server = new OneAnswer("HTTP/1.1 200 OK", "# SLOs");
        ToolRun run = await ToolRun.OfAsync("slo", verb, "--url", server.Address, "--format", format, "--days", "7");
        Assert.That((run.ExitCode, run.Output), Is.EqualTo((ExitCodes.Success, "# SLOs\n")));
        Assert.That(await server.RequestAsync(), Does.StartWith($"GET /slo/report?days=7&format={format} HTTP/1.1"));
    }

    [TestCase("trends", "--window", "7d")]
    [TestCase("analyze-trends", "--time-window", "rolling_7d")]
    public async Task A_trend_says_where_an_SLO_is_going(string verb, string option, string window)
    {
        await using var server = new OneAnswer("HTTP/1.1 200 OK", """
            {"slos":[{"slo":"api","group":{},"volatility":0.0004,"trend":"degrading","slope_per_day":-0.0002,"p_value":0.003,"breach_forecast":"2026-05-09T00:00:00+00:00","forecast_confidence":0.997,
             "days":[{"date":"2026-05-01","good":999,"bad":1,"sli":0.999,"budget_share":0.05,"met":true},{"date":"2026-05-02","good":98,"bad":2,"sli":0.98,"budget_share":0.1,"met":false}]}]}
            """);
        ToolRun run = await ToolRun.OfAsync("slo", verb, "api", "--url", server.Address, option, window);
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Success), run.Error);
        Approved.Verify(run.Output, "SloCommandsTests.trends");
        Assert.That(await server.RequestAsync(), Does.StartWith("GET /slo/report?slo=api&days=7 HTTP/1.1"));
    }

    [TestCase("90m")]
    [TestCase("36h")]
    [TestCase("500d")]
    [TestCase("soon")]
    public async Task A_trend_is_over_whole_days(string window)
    {
        ToolRun run = await ToolRun.OfAsync("slo", "trends", "api", "--window", window);
        Assert.That((run.ExitCode, run.Error.Trim()), Is.EqualTo((ExitCodes.Unusable, $"--window '{window}' is outside what is allowed, whole days from 1d to 400d such as 7d.")));
    }

    [Test]
    public async Task What_an_application_refuses_is_told_with_its_reason()
    {
        await using var server = new OneAnswer("HTTP/1.1 400 Bad Request", """{"error":"days '0' is not allowed; allowed are 1 to 400."}""");
        ToolRun run = await ToolRun.OfAsync("slo", "report", "--url", server.Address, "--days", "0");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Unusable));
        Assert.That(run.Error, Does.Contain("answered 400. days '0' is not allowed; allowed are 1 to 400."));
    }

    [Test]
    public async Task A_pack_is_listed_and_its_rules_are_written_with_its_own_alerts()
    {
        ToolRun list = await ToolRun.OfAsync("slo", "list", "pack:streaming-analytics", "--priority", "critical");
        Assert.That(list.Output.Split('\n').Count(line => line.Contains("critical", StringComparison.Ordinal)), Is.EqualTo(4));
        ToolRun rules = await ToolRun.OfAsync("slo", "generate", "prometheus-rules", "pack:streaming-analytics");
        Assert.That(rules.Output, Does.Contain("alert: PredictionSuccessErrorBudgetBurn").And.Contain("alert: SLOSeveralBudgetsExhausted"));
        ToolRun missing = await ToolRun.OfAsync("slo", "list", "pack:none");
        Assert.That((missing.ExitCode, missing.Error.Trim()), Is.EqualTo((ExitCodes.Unusable, "There is no pack 'none'; there are streaming-analytics.")));
    }

    [Test]
    public async Task Slos_are_written_as_OpenSLO_and_what_it_cannot_say_is_told()
    {
        using var folder = new ToolFolder();
        ToolRun refused = await ToolRun.OfAsync("slo", "generate", "openslo", folder.Write("slo.yml", Good));
        Assert.That(refused.ExitCode, Is.EqualTo(ExitCodes.Unusable));
        Assert.That(refused.Error, Does.Contain("latency").And.Contain("window"));

        string written = folder.Write("open.yml", (await ToolRun.OfAsync("slo", "generate", "openslo", folder.Write("one.yml", Good.Replace("[7d, month]", "[7d]", StringComparison.Ordinal)))).Output);
        ToolRun read = await ToolRun.OfAsync("slo", "list", written);
        Assert.That(read.Output, Does.Contain("99.9%").And.Contain("7d"), read.Error);
    }

    [Test]
    public async Task A_gate_that_nobody_answers_is_unknown()
    {
        ToolRun run = await ToolRun.OfAsync("slo", "gate", "--url", "http://127.0.0.1:1");
        Assert.That(run.ExitCode, Is.EqualTo(SloGateCommand.Unknown));
    }

    // A server that answers once.
    private sealed class OneAnswer : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly Task<string> _request;

        public OneAnswer(string status, string body)
        {
            _listener.Start();
            _request = AnswerAsync($"{status}\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
        }

        public string Address => $"http://{_listener.LocalEndpoint}";

        public Task<string> RequestAsync() => _request;

        public async ValueTask DisposeAsync()
        {
            _listener.Stop();
            await _request;
        }

        private async Task<string> AnswerAsync(string answer)
        {
            using TcpClient client = await _listener.AcceptTcpClientAsync();
            NetworkStream stream = client.GetStream();
            var buffer = new byte[4096];
            int read = await stream.ReadAsync(buffer);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(answer));
            return Encoding.UTF8.GetString(buffer, 0, read);
        }
    }
}
