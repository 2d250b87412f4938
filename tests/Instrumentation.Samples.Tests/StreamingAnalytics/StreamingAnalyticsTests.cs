using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text.Json;
using Instrumentation.Samples.Processes;
using Instrumentation.Samples.Prometheus;

namespace Instrumentation.Samples.StreamingAnalytics;

/// <summary>What the sample promises on its command line and its paths.</summary>
public sealed class StreamingAnalyticsTests
{
    private static readonly string[] Aggregates = ["count", "sum", "min", "max", "mean", "stddev"];

    [Test]
    public async Task A_window_is_pushed_with_its_aggregates_once_it_is_over()
    {
        await using RunningService service = await RunningService.StartAsync("--no-generator");
        using ClientWebSocket client = await service.ConnectAsync();
        await client.HearAsync("welcome");

        // The textbook example: mean 5, standard deviation 2. The event of 01:10 is the first to say that 01:00 is over, ten minutes of lateness
        // allowed.
        (int status, _) = await service.SendAsync(HttpMethod.Post, "/events", Events(
            ("00:00:00", 2), ("00:10:00", 4), ("00:20:00", 4), ("00:30:00", 4), ("01:09:59", 100), ("00:40:00", 5), ("00:45:00", 5),
            ("00:50:00", 7), ("00:59:59", 9), ("01:10:00", 1), ("00:59:59", 50)));
        JsonElement window = await client.HearAsync("window", "anomaly");
        await service.WaitUntilIdleAsync();

        Assert.That(status, Is.EqualTo(202));
        Assert.That(window.GetProperty("topic").GetString(), Is.EqualTo("a"));
        Assert.That(window.GetProperty("start").GetDateTimeOffset(), Is.EqualTo(new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        Assert.That(Aggregates.Select(name => window.GetProperty(name).GetDouble()), Is.EqualTo(new double[] { 8, 40, 2, 9, 5, 2 }));
        Assert.That((await service.TallyAsync())["window_late_events_total{window=\"tumbling_1h\"}"], Is.EqualTo(1));
    }

    [Test]
    public async Task An_unusual_window_is_an_anomaly()
    {
        await using RunningService service = await RunningService.StartAsync("--no-generator");
        using ClientWebSocket client = await service.ConnectAsync();
        await client.HearAsync("welcome");
        double[] days = [.. Enumerable.Range(0, 48).Select(hour => 10 + Math.Sin(hour))];

        await service.PostHoursAsync("calm", 0, [.. days, 60, 10, 10]);
        JsonElement anomaly = await client.HearAsync("anomaly");

        Assert.That(anomaly.GetProperty("mean").GetDouble(), Is.EqualTo(60));
        Assert.That(anomaly.GetProperty("score").GetDouble(), Is.InRange(0.9, 1));
    }

    [TestCase("[{\"topic\":\"a\",\"timestamp\":\"2024-01-01T00:00:00Z\",\"value\":1},\n {\"topic\":\"a\",\"timestamp\":\"2024-01-01T00:00:00Z\",\"value\":\"x\"}]", 2, "[1].value")]
    [TestCase("{\"topic\":\"a\",\n\"timestamp\":\"yesterday\",\"value\":1}", 2, "timestamp")]
    [TestCase("{\"topic\":\"\",\"timestamp\":\"2024-01-01T00:00:00Z\",\"value\":1}", 1, "topic")]
    [TestCase("{\"timestamp\":\"2024-01-01T00:00:00Z\",\"value\":1}", 1, "topic")]
    [TestCase("{\"topic\":\"a\",\"timestamp\":\"2024-01-01T00:00:00Z\",\"value\":1e999}", 1, "value")]
    [TestCase("{\"topic\":\"a\",\"time\":1}", 1, "time")]
    [TestCase("\n\n[", 3, "")]
    [TestCase("", 1, "")]
    [TestCase("7", 1, "")]
    public async Task Bad_events_are_refused_with_line_and_field(string body, int line, string field)
    {
        (int status, string answer) = await (await Shared()).SendAsync(HttpMethod.Post, "/events", body);

        Assert.That(status, Is.EqualTo(400), answer);
        using JsonDocument error = JsonDocument.Parse(answer);
        Assert.That(error.RootElement.GetProperty("line").GetInt32(), Is.EqualTo(line), answer);
        Assert.That(error.RootElement.GetProperty("field").GetString(), Is.EqualTo(field), answer);
        IReadOnlyDictionary<string, double> tally = await (await Shared()).TallyAsync();
        Assert.That(tally.Keys.Select(SeriesName.MetricOf), Is.Not.Empty.And.None.EqualTo("events_processed_total"));
    }

    [Test]
    public async Task Values_whose_squares_would_not_be_finite_stop_nothing()
    {
        await using RunningService service = await RunningService.StartAsync("--no-generator");
        await service.PostHoursAsync("vast", 0, 1e150, -1e150, 1e308, 1, -1e200, 1e308, 1, 1);
        await service.PostHoursAsync("vast", 0, 1e308, 1e308);
        await service.PostHoursAsync("vast", 20, 1, 1, 1);
        await service.WaitUntilIdleAsync();

        IReadOnlyDictionary<string, double> tally = await service.TallyAsync();
        Assert.That(tally.Single(series => SeriesName.MetricOf(series.Key) == "events_failed_total").Value, Is.EqualTo(5));
        Assert.That(tally["event_value_sum{topic=\"vast\"}"], Is.EqualTo(6));
        Assert.That((await service.StatusAsync()).GetProperty("deadLetters").GetInt32(), Is.EqualTo(5));
    }

    // All that a form of any page can send without being asked.
    [TestCase("/events", "text/plain")]
    [TestCase("/events", "application/x-www-form-urlencoded")]
    [TestCase("/events", "multipart/form-data; boundary=x")]
    [TestCase("/documents?name=a.txt", "text/plain")]
    public async Task A_body_of_another_type_is_refused(string path, string contentType)
    {
        (int status, string answer) = await (await Shared()).SendAsync(HttpMethod.Post, path, "[]"u8.ToArray(), contentType);
        Assert.That(status, Is.EqualTo(415), answer);
    }

    [TestCase("/faults/scoring?mode=none")]
    [TestCase("/workers/2")]
    [TestCase("/dead-letters/replay")]
    public async Task A_page_of_another_site_changes_nothing(string path)
    {
        RunningService service = await Shared();
        Assert.That((await service.SendAsync(HttpMethod.Post, path, body: null, origin: "http://elsewhere.example")).StatusCode, Is.EqualTo(403));
        Assert.That((await service.SendAsync(HttpMethod.Post, path, body: null, origin: "null")).StatusCode, Is.EqualTo(403));
        Assert.That((await service.SendAsync(HttpMethod.Post, path, body: null, origin: $"http://{service.Address.Authority}")).StatusCode, Is.EqualTo(200));
    }

    [TestCase("/faults/nowhere?mode=slow", 404)]
    [TestCase("/faults/scoring?mode=broken", 400)]
    [TestCase("/faults/scoring?mode=2", 400)]
    [TestCase("/faults/scoring?mode=slow,fail", 400)]
    [TestCase("/faults/scoring", 400)]
    [TestCase("/workers/0", 400)]
    [TestCase("/workers/5", 400)]
    public async Task Impossible_switches_are_refused(string path, int expected)
    {
        (int status, string answer) = await (await Shared()).SendAsync(HttpMethod.Post, path);
        Assert.That(status, Is.EqualTo(expected), answer);
    }

    [Test]
    public async Task A_failing_stage_shows_in_health_and_in_the_dead_letter_queue()
    {
        await using RunningService service = await RunningService.StartAsync("--no-generator", "--fail", "windows");
        await service.PostHoursAsync("a", 0, [.. Enumerable.Range(0, 60).Select(value => (double)value)]);
        await service.WaitUntilIdleAsync();

        IReadOnlyDictionary<string, double> tally = await service.TallyAsync();
        double failed = tally.Single(series => SeriesName.MetricOf(series.Key) == "events_failed_total").Value;
        ParsedExposition served = ParsedExposition.Parse(await service.GetAsync("/metrics"));
        Assert.That(failed, Is.GreaterThan(0));
        Assert.That(served.Samples["dead_letter_queue_size{topic=\"a\"}"], Is.EqualTo(failed));
        Assert.That((await service.StatusAsync()).GetProperty("deadLetters").GetInt32(), Is.EqualTo(failed));
        Assert.That(await service.GetAsync("/health/pipeline"), Does.Contain("\"status\":\"degraded\""));

        await service.SendAsync(HttpMethod.Post, "/faults/windows?mode=none");
        await service.SendAsync(HttpMethod.Post, "/dead-letters/replay");
        await service.WaitUntilIdleAsync();
        Assert.That(await service.GetAsync("/health/pipeline"), Does.Contain("\"status\":\"healthy\""));
        tally = await service.TallyAsync();
        Assert.That(tally.Single(series => SeriesName.MetricOf(series.Key) == "events_processed_total").Value, Is.EqualTo(60 + failed));
    }

    [Test]
    public async Task Events_come_from_the_generator_when_nothing_is_given()
    {
        await using RunningService service = await RunningService.StartAsync();
        await Peer.Until(
            async () => (await service.TallyAsync()).Any(series => SeriesName.MetricOf(series.Key) == "events_processed_total" && series.Value > 0)
                && (await service.GetAsync("/metrics")).Contains("events_processed_total{", StringComparison.Ordinal),
            TimeSpan.FromSeconds(10),
            "events arrive");
    }

    [Test]
    public async Task Files_are_read_to_the_end_and_the_program_ends()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("events-");
        try
        {
            folder.CreateSubdirectory("deep");
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "a.csv"), "timestamp,value\n2024-01-01 00:00:00,1\r\n2024-01-01 00:05:00,oops\n2024-01-01 00:10:00,3");
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "deep", "b.csv"), "value,place,timestamp\n-1.5,x,2024-01-01T00:00:00Z\n");
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "deep", "c.csv"), "time,value\n2024-01-01 00:00:00,1\n");
            await using RunningProgram program = RunningProgram.StartSample(
                "StreamingAnalytics", "--urls", "http://127.0.0.1:0", "--input", folder.FullName, "--exit-when-done");

            int code = await program.WaitForExitAsync();

            Assert.That(code, Is.Zero);
            Assert.That(
                program.Output, Does.Contain("Done: 3 events of 3 topics, 2 windows, 0 late events, 0 anomalies, 0 explanations, 1 rows rejected."));
            Assert.That(program.Output, Does.Contain("a.csv:3: 'oops' is no number"));
            Assert.That(program.Output, Does.Contain("c.csv: its first line must name the columns timestamp and value"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public async Task A_taken_port_is_said_in_one_line()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        string url = $"http://{taken.LocalEndpoint}";
        await using RunningProgram program = RunningProgram.StartSample("StreamingAnalytics", "--no-generator", "--urls", url);

        Assert.That(await program.WaitForExitAsync(), Is.EqualTo(1));
        Assert.That(
            program.Output,
            Does.Contain($"Cannot listen on {url}: the address is in use.").And.Contain("--urls").And.Not.Contain("   at ").And.Not.Contain("dbug:"));
    }

    [TestCase("'--inputs' is no option", "--inputs", "x")]
    [TestCase("--input /not/here: there is no such folder", "--input", "/not/here")]
    [TestCase("--exit-when-done needs --input", "--exit-when-done")]
    [TestCase("--workers 9: a number from 1 to 4", "--workers", "9")]
    [TestCase("--slow fast: the stages are log, windows, scoring, streaming, explanations", "--slow", "fast")]
    [TestCase("--slow 2: the stages are log", "--slow", "2")]
    [TestCase("--hold log,windows: the stages are log", "--hold", "log,windows")]
    [TestCase("--urls needs a value", "--urls")]
    [TestCase("--urls 5080: an address such as http://127.0.0.1:5080 is expected", "--urls", "5080")]
    public async Task A_wrong_option_is_named(string message, params string[] arguments)
    {
        await using RunningProgram program = RunningProgram.StartSample("StreamingAnalytics", arguments);

        Assert.That(await program.WaitForExitAsync(), Is.EqualTo(2));
        Assert.That(program.Output, Does.StartWith(message).And.Not.Contain("   at "));
    }

    private static readonly Lazy<Task<RunningService>> Running = new(() => RunningService.StartAsync("--no-generator"));

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (Running.IsValueCreated)
            await (await Running.Value).DisposeAsync();
    }

    private static Task<RunningService> Shared() => Running.Value;

    private static string Events(params (string Time, double Value)[] events) =>
        JsonSerializer.Serialize(events.Select(item => new { topic = "a", timestamp = $"2024-01-01T{item.Time}Z", value = item.Value }));
}
