using System.Net.WebSockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using Instrumentation.Catalogue;
using Instrumentation.Samples.Prometheus;

namespace Instrumentation.Samples.StreamingAnalytics;

/// <summary>
/// What the sample counted itself, what it serves and what two real Prometheus servers have stored, one of them with native histograms and
/// exemplars, is the same.
/// </summary>
[Category("Peer")]
public sealed partial class PrometheusAgreementTests
{
    // Readings of the operating system: there is no event that the application could count.
    private const string Readings = "SystemMetricsCollector";

    private static readonly string[] OwnCounters =
    [
        "anomalies_found_total", "stream_messages_dropped_total", "results_dropped_total", "csv_rows_rejected_total", "dead_letters_dropped_total",
        "explanations_written_total", "explanations_dropped_total",
    ];

    private readonly Lazy<BenchmarkFiles> _files = new(BenchmarkFiles.Find);
    private RunningService _service = null!;
    private PrometheusServer _classic = null!;
    private PrometheusServer _native = null!;
    private ClientWebSocket _deafClient = null!;
    private ClientWebSocket _client = null!;
    private string _text = "";
    private ParsedExposition _served = null!;
    private IReadOnlyDictionary<string, double> _tally = null!;
    private IReadOnlyDictionary<string, double> _stored = null!;

    [OneTimeSetUp]
    public async Task Run_the_sample_over_all_rows_and_scrape_it()
    {
        Peer.Require("prometheus", "prometheus");
        _service = await RunningService.StartAsync("--input", _files.Value.Folder);
        _classic = await PrometheusServer.StartAsync(_service.Address);
        _native = await PrometheusServer.StartAsync(_service.Address, "native-histograms", "exemplar-storage");
        _deafClient = await _service.ConnectAsync();
        await _service.Program.WaitForLineAsync(Done(), TimeSpan.FromSeconds(60));
        _client = await _service.ConnectAsync();
        await Traffic.MakeAsync(_service, _client);

        // A second passes, in which the last requests are counted on both sides; then everything rests.
        await _classic.WaitForScrapeAsync();
        _tally = await _service.TallyAsync();
        _text = await _service.GetAsync("/metrics");
        _served = ParsedExposition.Parse(_text);
        await Task.WhenAll(_classic.WaitForScrapeAsync(), _native.WaitForScrapeAsync());
        _stored = await _classic.QueryAsync("""{job="sample"}""");
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _client?.Dispose();
        _deafClient?.Dispose();
        foreach (IAsyncDisposable? running in new IAsyncDisposable?[] { _classic, _native, _service })
        {
            if (running is not null)
                await running.DisposeAsync();
        }
    }

    [Test]
    public void Every_row_of_the_benchmark_is_counted_once()
    {
        int rows = _files.Value.Rows.Values.Sum();
        Assert.That(rows, Is.EqualTo(365_558));
        foreach (IReadOnlyDictionary<string, double> place in new[] { _tally, _served.Samples, _stored })
        {
            foreach ((string topic, int expected) in _files.Value.Rows)
            {
                Assert.That(OfTopic(place, "events_processed_total", topic), Is.EqualTo(new double[] { expected }), topic);
                Assert.That(OfTopic(place, "events_failed_total", topic), Is.EqualTo(new double[] { 0 }), topic);
            }
        }
    }

    [Test]
    public void Every_hour_that_has_rows_is_one_window()
    {
        Match done = Done().Match(_service.Program.Output);
        Assert.That(done.Groups["windows"].Value, Is.EqualTo($"{_files.Value.Hours}"));
        Assert.That(done.Groups["events"].Value, Is.EqualTo($"{_files.Value.Rows.Values.Sum()}"));
    }

    [Test]
    public void Every_counter_and_histogram_count_of_the_catalogue_is_the_same_in_all_three_places()
    {
        int compared = 0;
        Assert.That(Counted(), Is.Not.Empty);
        Assert.Multiple(() =>
        {
            foreach (CatalogueDefinition metric in Counted())
            {
                compared += AssertEqual(_served.Samples, "served", CountOf(metric));
                AssertEqual(_stored, "stored by Prometheus", CountOf(metric));
            }
        });
        Assert.That(compared, Is.GreaterThan(6 * _files.Value.Rows.Count));
    }

    [TestCase("ml_batch_size_sum")]
    [TestCase("rag_document_chunks_created_sum")]
    public void A_sum_of_whole_numbers_is_the_same_in_all_three_places(string sum)
    {
        AssertEqual(_served.Samples, "served", sum);
        AssertEqual(_stored, "stored by Prometheus", sum);
    }

    [Test]
    public void The_sample_s_own_counters_are_the_same_too()
    {
        foreach (string metric in OwnCounters)
        {
            AssertEqual(_served.Samples, "served", metric);
            AssertEqual(_stored, "stored by Prometheus", metric);
        }
    }

    [Test]
    public void An_exponential_histogram_has_as_many_values_in_classic_buckets_as_were_counted()
    {
        foreach ((string topic, int rows) in _files.Value.Rows)
        {
            // OpenMetrics leaves out count and sum of a histogram with negative values; the last bucket always is there.
            string last = $"event_value_bucket{{le=\"+Inf\",topic=\"{topic}\"}}";
            Assert.That(_tally[$"event_value_count{{topic=\"{topic}\"}}"], Is.EqualTo(rows), topic);
            Assert.That(_served.Samples[last], Is.EqualTo(rows), topic);
            Assert.That(_stored[last], Is.EqualTo(rows), topic);
        }
    }

    [Test]
    public void Nothing_of_the_catalogue_stays_empty()
    {
        CatalogueDefinition[] gauges = [.. MetricCatalogue.All.Where(metric => metric.Kind == InstrumentKind.Gauge && metric.Area != Readings)];
        Assert.That(Counted(), Is.Not.Empty);
        Assert.That(gauges, Is.Not.Empty);
        foreach (IReadOnlyDictionary<string, double> place in new[] { _served.Samples, _stored })
        {
            Assert.That(Counted().Select(CountOf).Where(name => !ValuesOf(place, name).Exists(value => value > 0)), Is.Empty);
            Assert.That(gauges.Select(gauge => gauge.Name).Where(name => ValuesOf(place, name).Count == 0), Is.Empty);
        }
    }

    [Test]
    public void Every_kind_of_metric_that_counts_is_among_those_compared()
    {
        IEnumerable<CatalogueDefinition> compared = Counted();
        Assert.That(
            MetricCatalogue.All.Where(metric => metric.Kind != InstrumentKind.Gauge).Except(compared).Select(metric => metric.Area).Distinct(),
            Is.SubsetOf(new[] { Readings }));
    }

    [Test]
    public void Methods_that_nobody_knows_share_one_name()
    {
        string[] requests = [.. _tally.Keys.Where(series => SeriesName.MetricOf(series) == "rag_http_requests_total")];
        Assert.That(requests.Where(series => series.Contains("method=\"_OTHER\"", StringComparison.Ordinal)), Is.Not.Empty);
        Assert.That(requests.Where(series => series.Contains("BREW", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Gauges_show_a_service_at_rest()
    {
        foreach (IReadOnlyDictionary<string, double> place in new[] { _served.Samples, _stored })
        {
            Assert.That(ValuesOf(place, "kafka_consumer_lag"), Is.Not.Empty.And.Count.EqualTo(TopicsOf(_tally)).And.All.Zero);
            Assert.That(ValuesOf(place, "dead_letter_queue_size"), Is.Not.Empty.And.All.Zero);
            Assert.That(ValuesOf(place, "websocket_connections_active").Sum(), Is.EqualTo(2));
            Assert.That(ValuesOf(place, "ml_models_loaded").Single(), Is.EqualTo(TopicsOf(_tally)), "every topic had a window that was over");
            Assert.That(ValuesOf(place, "rag_background_jobs_queued").Single(), Is.Zero);
            Assert.That(ValuesOf(place, "rag_database_connection_pool_size").Single(), Is.Zero);
            Assert.That(ValuesOf(place, "rag_database_connection_pool_max").Single(), Is.EqualTo(2));
            Assert.That(ValuesOf(place, "rag_search_relevance_score"), Is.Not.Empty.And.All.InRange(0, 1));
        }
    }

    [Test]
    public async Task Prometheus_returns_count_and_sum_of_an_exponential_histogram()
    {
        IReadOnlyDictionary<string, double> counts = await _native.QueryAsync("histogram_count(event_value)");
        IReadOnlyDictionary<string, double> sums = await _native.QueryAsync("histogram_sum(event_value)");
        Assert.That(counts, Has.Count.EqualTo(_tally.Count(series => SeriesName.MetricOf(series.Key) == "event_value_count" && series.Value > 0)));
        foreach ((string topic, int rows) in _files.Value.Rows)
        {
            string labels = $"{{topic=\"{topic}\"}}";
            Assert.That(counts[labels], Is.EqualTo(rows), topic);
            Assert.That(counts[labels], Is.EqualTo(_tally["event_value_count" + labels]), topic);
            Assert.That(sums[labels], Is.EqualTo(_served.Samples["event_value_sum" + labels]), topic);
            Assert.That(sums[labels], Is.EqualTo(_tally["event_value_sum" + labels]).Within(1e-9).Percent, topic);
        }
    }

    [TestCase("span_duration_seconds_bucket", true)]
    [TestCase("event_value", false)]
    public async Task Prometheus_returns_exemplars_whose_spans_the_sample_has_recorded(string series, bool isOfSpans)
    {
        IReadOnlyList<StoredExemplar> exemplars = await _native.QueryExemplarsAsync(series);
        Assert.That(exemplars, Is.Not.Empty);
        foreach (StoredExemplar exemplar in exemplars.TakeLast(10))
        {
            using JsonDocument trace = JsonDocument.Parse(await _service.GetAsync($"/traces/{exemplar.TraceId}"));
            JsonElement span = trace.RootElement.EnumerateArray().Single(span => span.GetProperty("spanId").GetString() == exemplar.SpanId);
            Assert.That(exemplar.SeriesLabels.TryGetValue("span", out string? name), Is.EqualTo(isOfSpans));
            if (isOfSpans)
            {
                Assert.That(span.GetProperty("name").GetString(), Is.EqualTo(name));
                double seconds = span.GetProperty("milliseconds").GetDouble() / 1000;
                Assert.That(exemplar.Value, Is.EqualTo(seconds).Within(0.05), "seconds in the exemplar and of the span");
            }
        }
    }

    [Test]
    public async Task Promtool_complains_only_about_names_that_the_pages_list()
    {
        string[] listed =
        [
            .. Listed().Matches(await PromtoolSectionAsync("catalogue.md") + await PromtoolSectionAsync("samples.md"))
                .Where(complaint => _served.Types.ContainsKey(complaint.Groups["metric"].Value))
                .Select(complaint => $"{complaint.Groups["metric"].Value} {complaint.Groups["text"].Value}"),
        ];
        Assert.That(listed, Is.Not.Empty);
        (_, string complaints) = await Peer.RunAsync(Peer.Require("promtool", "prometheus"), ["check", "metrics"], _text);
        Assert.That(complaints.Split('\n', StringSplitOptions.RemoveEmptyEntries), Is.EquivalentTo(listed));
    }

    private static async Task<string> PromtoolSectionAsync(string page)
    {
        string text = await File.ReadAllTextAsync(Repository.PathTo("docs", page));
        return text[text.IndexOf("## What promtool says", StringComparison.Ordinal)..];
    }

    private static IReadOnlyList<CatalogueDefinition> Counted() =>
    [
        .. MetricCatalogue.All.Where(metric =>
            metric.Kind is InstrumentKind.Counter or InstrumentKind.Histogram or InstrumentKind.Summary && metric.Area != Readings),
    ];

    private static List<double> OfTopic(IReadOnlyDictionary<string, double> place, string metric, string topic) =>
        [.. place.Where(series => SeriesName.MetricOf(series.Key) == metric && TopicOf(series.Key) == topic).Select(series => series.Value)];

    private static List<double> ValuesOf(IReadOnlyDictionary<string, double> place, string metric) =>
        [.. place.Where(series => SeriesName.MetricOf(series.Key) == metric).Select(series => series.Value)];

    private static int TopicsOf(IReadOnlyDictionary<string, double> place) =>
        place.Keys.Count(series => SeriesName.MetricOf(series) == "kafka_messages_sent_total");

    private static string TopicOf(string series) => Topic().Match(series).Groups["topic"].Value;

    // The series that says how often something was recorded.
    private static string CountOf(CatalogueDefinition metric) => metric.Kind == InstrumentKind.Counter ? metric.Name : metric.Name + "_count";

    // A series that nothing was counted for need not be there.
    private int AssertEqual(IReadOnlyDictionary<string, double> seen, string where, string metric)
    {
        string[] series = [.. _tally.Keys.Union(seen.Keys).Where(name => SeriesName.MetricOf(name) == metric)];
        Assert.That(series, Is.Not.Empty, metric);
        foreach (string name in series)
            Assert.That(seen.GetValueOrDefault(name), Is.EqualTo(_tally.GetValueOrDefault(name)), $"{name}, {where} and counted");
        return series.Length;
    }

    [GeneratedRegex("topic=\"(?<topic>[^\"]*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Topic();

    [GeneratedRegex("^- `(?<metric>[^`]*)`: (?<text>.*)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Listed();

    [GeneratedRegex("Done: (?<events>[0-9]+) events of [0-9]+ topics, (?<windows>[0-9]+) windows", RegexOptions.ExplicitCapture)]
    private static partial Regex Done();
}
