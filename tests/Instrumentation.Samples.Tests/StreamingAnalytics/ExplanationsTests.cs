using System.Text;
using System.Text.Json;
using Instrumentation.Samples.Processes;
using Instrumentation.Samples.Prometheus;

namespace Instrumentation.Samples.StreamingAnalytics;

/// <summary>What the sample does to explain anomalies, seen from outside.</summary>
public sealed class ExplanationsTests
{
    private const int QueueCapacity = 1024;

    // More than the two workers that take one each and hold it.
    private const int Surplus = 50;

    private RunningService _service = null!;

    [OneTimeSetUp]
    public async Task Start() => _service = await RunningService.StartAsync("--no-generator");

    [OneTimeTearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [Test]
    public async Task An_anomaly_is_explained_with_what_the_runbooks_say()
    {
        double[] hours = Traffic.SpikesAmongCalm(2);
        await _service.PostHoursAsync("calm", 0, hours[..52]);
        await _service.WaitUntilIdleAsync();
        await _service.PostHoursAsync("calm", 52, hours[52..]);
        await _service.WaitUntilIdleAsync();

        using JsonDocument answer = JsonDocument.Parse(await _service.GetAsync("/explanations"));
        JsonElement[] explanations = [.. answer.RootElement.EnumerateArray().Where(row => row.GetProperty("topic").GetString() == "calm")];
        Assert.That(explanations.Select(row => row.GetProperty("start").GetDateTimeOffset().Hour), Is.EqualTo(new[] { 4, 0 }), "newest first");
        JsonElement first = explanations[^1];
        Assert.That(first.GetProperty("start").GetDateTimeOffset(), Is.EqualTo(new DateTimeOffset(2024, 1, 3, 0, 0, 0, TimeSpan.Zero)));
        Assert.That(first.GetProperty("score").GetDouble(), Is.InRange(0.9, 1));
        Assert.That(first.GetProperty("pattern").GetString(), Is.EqualTo("level_shift"), "one value an hour varies as little as ever");
        Assert.That(first.GetProperty("text").GetString(), Does.StartWith("calm, the hour from 2024-01-03 00:00: level shift. Mean 60, usually ")
            .And.Contain("What it may mean: After a level shift").And.Contain("What to check: Find the hour of the shift"));
        Assert.That(
            first.GetProperty("sources").EnumerateArray().Select(source => source.GetString()),
            Is.EqualTo(new[] { "level-shift.md: Level shift, What it may mean", "level-shift.md: Level shift, What to check" }));

        using JsonDocument one = JsonDocument.Parse(await _service.GetAsync("/explanations?count=1"));
        Assert.That(one.RootElement.GetArrayLength(), Is.EqualTo(1));
    }

    [TestCase("hybrid")]
    [TestCase("vector")]
    [TestCase("keyword")]
    public async Task A_posted_document_is_found(string strategy)
    {
        string text = "# Pumps\n\n## Cavitation\n\nBubbles of vapour eat the impeller.\n\n## Seals\n\nA worn gasket drips.\n";
        (int status, string taken) = await _service.SendAsync(HttpMethod.Post, "/documents?name=pumps.md", text);
        Assert.That(status, Is.EqualTo(201), taken);
        Assert.That(taken, Is.EqualTo("""{"name":"pumps.md","chunks":2}"""));

        using JsonDocument found = JsonDocument.Parse(await _service.GetAsync($"/search?q=bubbles+at+the+impeller&strategy={strategy}"));
        JsonElement best = found.RootElement[0];
        Assert.That(best.GetProperty("document").GetString(), Is.EqualTo("pumps.md"));
        Assert.That(best.GetProperty("section").GetString(), Is.EqualTo("Pumps, Cavitation"));
        Assert.That(best.GetProperty("text").GetString(), Is.EqualTo("Bubbles of vapour eat the impeller."));
        Assert.That(best.GetProperty("score").GetDouble(), Is.InRange(0.3, 1));
    }

    [Test]
    public async Task A_document_that_is_wrong_is_refused_with_the_reason_and_counted()
    {
        await using RunningService service = await RunningService.StartAsync("--no-generator");
        (string Path, byte[] Body, string Reason)[] wrong =
        [
            ("/documents", "text"u8.ToArray(), "The name is missing"),
            ("/documents?name=a.pdf", "text"u8.ToArray(), "must end in .md or .txt"),
            ("/documents?name=a%2Fb.md", "text"u8.ToArray(), "no slashes"),
            ("/documents?name=a.md", "# Only\n## headings\n"u8.ToArray(), "has no text"),
            ("/documents?name=a.txt", [(byte)'a', 0xff], "no UTF-8: byte 2"),
            ("/documents?name=a.md", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("# a\nb\n", 501))), "501 chunks; 500 are allowed"),
        ];
        foreach ((string path, byte[] body, string reason) in wrong)
        {
            (int status, string answer) = await service.SendAsync(HttpMethod.Post, path, body);
            Assert.That(status, Is.EqualTo(400), answer);
            Assert.That(answer, Does.Contain(reason));
        }

        (int tooLarge, _) = await service.SendAsync(HttpMethod.Post, "/documents?name=a.md", new byte[200_001]);
        Assert.That(tooLarge, Is.EqualTo(413));
        ParsedExposition served = ParsedExposition.Parse(await service.GetAsync("/metrics"));
        IReadOnlyDictionary<string, double> tally = await service.TallyAsync();
        foreach (IReadOnlyDictionary<string, double> place in new[] { served.Samples, tally })
        {
            Assert.That(place[Failed("other", "none")], Is.EqualTo(2));
            Assert.That(place[Failed("md", "sections")], Is.EqualTo(3));
            Assert.That(place[Failed("txt", "paragraphs")], Is.EqualTo(1));
        }
    }

    [Test]
    public async Task A_posted_document_can_be_removed_and_a_runbook_that_comes_along_neither_removed_nor_replaced()
    {
        await _service.SendAsync(HttpMethod.Post, "/documents?name=turbines.md", "# Turbines\n\nA turbine whistles.\n");
        (int replaced, string reason) = await _service.SendAsync(HttpMethod.Post, "/documents?name=spike.md", "# Spike\n\nNothing to see here.\n");
        Assert.That(replaced, Is.EqualTo(400));
        Assert.That(reason, Does.Contain("comes with the program"));

        Assert.That((await _service.SendAsync(HttpMethod.Delete, "/documents?name=spike.md")).StatusCode, Is.EqualTo(404));
        Assert.That((await _service.SendAsync(HttpMethod.Delete, "/documents")).StatusCode, Is.EqualTo(404));
        Assert.That((await _service.SendAsync(HttpMethod.Delete, "/documents?name=turbines.md")).StatusCode, Is.EqualTo(204));
        Assert.That(await _service.GetAsync("/search?q=turbine&strategy=keyword"), Is.EqualTo("[]"));
        Assert.That(await _service.GetAsync("/search?q=burst+of+requests"), Does.Contain("\"spike.md\""));
    }

    [TestCase("/search", "?q= must be")]
    [TestCase("/search?q=%20", "?q= must be")]
    [TestCase("/search?q=disk&strategy=magic", "hybrid, vector, keyword")]
    [TestCase("/search?q=disk&strategy=1", "hybrid, vector, keyword")]
    [TestCase("/search?q=disk&strategy=hybrid,vector", "hybrid, vector, keyword")]
    [TestCase("/explanations?count=0", "1 to 1000")]
    [TestCase("/explanations?count=all", "1 to 1000")]
    public async Task An_impossible_question_is_refused(string path, string reason)
    {
        (int status, string answer) = await _service.SendAsync(HttpMethod.Get, path);
        Assert.That(status, Is.EqualTo(400), answer);
        Assert.That(answer, Does.Contain(reason));
    }

    [Test]
    public async Task What_cannot_be_explained_after_all_attempts_is_counted()
    {
        await using RunningService service = await RunningService.StartAsync("--no-generator", "--fail", "explanations");
        await service.PostHoursAsync("a", 0, Traffic.SpikesAmongCalm(60));
        await service.WaitUntilIdleAsync();

        IReadOnlyDictionary<string, double> tally = await service.TallyAsync();
        double written = tally.Where(series => SeriesName.MetricOf(series.Key) == "explanations_written_total").Sum(series => series.Value);
        double failed = tally["explanations_dropped_total{reason=\"failed\"}"];
        ParsedExposition served = ParsedExposition.Parse(await service.GetAsync("/metrics"));
        Assert.That(failed, Is.GreaterThan(0));
        Assert.That(written, Is.GreaterThan(0));
        Assert.That(written + failed, Is.EqualTo(tally["anomalies_found_total{topic=\"a\"}"]));
        Assert.That(served.Samples["explanations_dropped_total{reason=\"failed\"}"], Is.EqualTo(failed));
        Assert.That((await service.StatusAsync()).GetProperty("explanations").GetDouble(), Is.EqualTo(written));
        Assert.That(await service.GetAsync("/health/pipeline"), Does.Contain("\"status\":\"degraded\""));
    }

    [Test]
    public async Task Explanations_that_stand_still_hold_nothing_up_and_what_the_queue_cannot_take_is_counted()
    {
        await using RunningService service = await RunningService.StartAsync("--no-generator", "--hold", "explanations");
        await service.PostHoursAsync("a", 0, Traffic.SpikesAmongCalm(QueueCapacity + Surplus));
        await Peer.Until(
            async () => (await service.TallyAsync())["anomalies_found_total{topic=\"a\"}"].Equals(QueueCapacity + Surplus)
                && (await service.StatusAsync()).GetProperty("pending").GetInt64() <= QueueCapacity + 2,
            TimeSpan.FromSeconds(20),
            "all is scored");
        double dropped = (await service.TallyAsync())["explanations_dropped_total{reason=\"queue_full\"}"];
        ParsedExposition served = ParsedExposition.Parse(await service.GetAsync("/metrics"));
        Assert.That(dropped, Is.InRange(Surplus - 2, Surplus));
        Assert.That(served.Samples["rag_background_jobs_queued{job_type=\"explanation\"}"], Is.InRange(QueueCapacity - 2, QueueCapacity));
        Assert.That((await service.StatusAsync()).GetProperty("explanations").GetInt64(), Is.Zero);

        await service.SendAsync(HttpMethod.Post, "/faults/explanations?mode=none");
        await service.WaitUntilIdleAsync();
        served = ParsedExposition.Parse(await service.GetAsync("/metrics"));
        Assert.That((await service.StatusAsync()).GetProperty("explanations").GetDouble(), Is.EqualTo(QueueCapacity + Surplus - dropped));
        Assert.That(served.Samples["rag_background_jobs_queued{job_type=\"explanation\"}"], Is.Zero);
    }

    [Test]
    public async Task The_program_ends_when_the_last_anomaly_is_explained()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("events-");
        try
        {
            var start = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);
            IEnumerable<string> rows = Traffic.SpikesAmongCalm(20).Select((value, hour) => $"{start.AddHours(hour):yyyy-MM-dd HH:mm:ss},{value}");
            await File.WriteAllLinesAsync(Path.Combine(folder.FullName, "a.csv"), rows.Prepend("timestamp,value"));
            await using RunningProgram program = RunningProgram.StartSample(
                "StreamingAnalytics", "--urls", "http://127.0.0.1:0", "--input", folder.FullName, "--exit-when-done", "--slow", "explanations");

            Assert.That(await program.WaitForExitAsync(), Is.Zero);
            Assert.That(program.Output, Does.Contain("20 anomalies, 20 explanations,"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Failed(string fileType, string strategy) =>
        $"rag_documents_processed_total{{file_type=\"{fileType}\",processing_strategy=\"{strategy}\",status=\"error\"}}";
}
