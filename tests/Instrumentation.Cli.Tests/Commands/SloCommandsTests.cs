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
