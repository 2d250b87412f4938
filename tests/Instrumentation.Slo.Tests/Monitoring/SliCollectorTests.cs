using Instrumentation.Labels;

namespace Instrumentation.Monitoring;

public sealed class SliCollectorTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly Answers _answers = new();
    private StreamingMetrics _metrics = null!;
    private SloMonitor _monitor = null!;
    private SliCollector _collector = null!;

    [TearDown]
    public void Dispose() => _metrics?.Dispose();

    [Test]
    public async Task A_reset_of_one_counter_takes_nothing_from_the_others()
    {
        Watch(new SloBuilder("orders").Objective(0.9m).FromEvents("orders", bad: "failed").Build());
        await CollectAsync(0, ("orders", "a", 1000), ("orders", "b", 5000), ("failed", "a", 100));
        await CollectAsync(1, ("orders", "a", 1010), ("orders", "b", 5010), ("failed", "a", 101));
        await CollectAsync(2, ("orders", "a", 7), ("orders", "b", 5020), ("failed", "a", 2));
        Assert.That(Counts(), Is.EqualTo((34m, 3m)));
    }

    [Test]
    public async Task A_counter_that_comes_later_began_at_zero_and_one_that_was_away_goes_on()
    {
        Watch(new SloBuilder("orders").Objective(0.9m).FromEvents("orders", bad: "failed").Build());
        await CollectAsync(0, ("orders", "a", 1000));
        await CollectAsync(1, ("orders", "a", 1010), ("failed", "a", 2));
        await CollectAsync(2, ("orders", "b", 5));
        await CollectAsync(3, ("orders", "a", 1020), ("orders", "b", 6), ("failed", "a", 3));
        Assert.That(Counts(), Is.EqualTo((10m + 5m + 11m - 3m, 3m)));
    }

    [Test]
    public async Task Groups_are_told_apart_by_the_labels_of_the_answer()
    {
        Watch(new SloBuilder("orders").Objective(0.9m).GroupBy("instance").FromEvents("orders", good: "done").Build());
        await CollectAsync(0, ("orders", "a", 0), ("orders", "b", 0));
        await CollectAsync(1, ("orders", "a", 10), ("orders", "b", 20), ("done", "a", 9), ("done", "b", 20));
        Assert.That(_monitor.Statuses.Select(status => (status.Group[0], status.Results[0].Sli)), Is.EqualTo(new (string, decimal?)[] { ("a", 0.9m), ("b", 1m) }));
    }

    [Test]
    public async Task Rates_are_events_of_the_slice()
    {
        Watch(new SloBuilder("orders").Objective(0.9m).FromEvents("rate(orders[{{.window}}])", bad: "rate(failed[{{.window}}])").Build());
        await CollectAsync(0, ("rate(orders[1m])", "a", 2), ("rate(failed[1m])", "a", 0.5));
        Assert.That(Counts(), Is.EqualTo((90m, 30m)));
    }

    [TestCase(0.25, "0.75")]
    [TestCase(1.5, null)]
    [TestCase(double.NaN, null)]
    public async Task A_ratio_outside_its_range_is_no_measurement(double ratio, string? sli)
    {
        Watch(new SloBuilder("satisfaction").Objective(0.9m).FromErrorRatio("unhappy").Build());
        await CollectAsync(0, ("unhappy", "a", ratio));
        Assert.That(_monitor.Find("satisfaction")!.Results[0].Sli, Is.EqualTo(sli is null ? null : decimal.Parse(sli)));
        Assert.That(Collections("satisfaction", sli is null ? "no_data" : "success"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_value_is_judged_by_its_threshold_once_a_slice()
    {
        Watch(new SloBuilder("latency").Objective(0.5m).FromValue("p95", Comparison.AtMost, 0.5).Build());
        foreach ((int minute, double value) in (IEnumerable<(int, double)>)[(0, 0.4), (1, 0.5), (2, 0.6)])
            await CollectAsync(minute, ("p95", "a", value));
        await _collector.CollectAsync(Start.AddMinutes(2).AddSeconds(30));
        Assert.That(Counts("latency"), Is.EqualTo((2m, 1m)));
    }

    [Test]
    public async Task A_failure_is_counted_and_keeps_no_other_from_being_collected()
    {
        Watch(
            new SloBuilder("away").Objective(0.9m).FromErrorRatio("x", remote: "nowhere").Build(),
            new SloBuilder("own").Objective(0.9m).From(_ => ValueTask.FromResult(SliReading.Events(9, 1))).Build());
        IReadOnlyList<(string Slo, string Reason)> failures = await CollectAsync(0);
        Assert.That(failures, Is.EqualTo(new[] { ("away", "There is no server 'nowhere' to ask; there are ''.") }));
        Assert.That(Collections("away", "failure"), Is.EqualTo(1));
        Assert.That(Counts("own"), Is.EqualTo((9m, 1m)));
    }

    private void Watch(params SloDefinition[] slos)
    {
        _metrics = StreamingMetrics.Create();
        _monitor = new SloMonitor(new SloMonitorOptions { Definitions = slos }, _metrics);
        _collector = new SliCollector(_monitor, new Dictionary<string, ISliQuery> { [""] = _answers });
    }

    private async Task<IReadOnlyList<(string Slo, string Reason)>> CollectAsync(int minute, params (string Query, string Instance, double Value)[] answers)
    {
        _answers.Now = answers;
        IReadOnlyList<(string Slo, string Reason)> failures = await _collector.CollectAsync(Start.AddMinutes(minute));
        _monitor.Run(_metrics.Snapshot(), Start.AddMinutes(minute));
        return failures;
    }

    private (decimal Good, decimal Bad) Counts(string slo = "orders")
    {
        SloResult result = _monitor.Find(slo)!.Results[0];
        return (result.Good, result.Bad);
    }

    private double Collections(string slo, string result) => _metrics.Snapshot().Value("sli_collection_total", ("slo", slo), ("sli", slo), ("result", result));

    private sealed class Answers : ISliQuery
    {
        public (string Query, string Instance, double Value)[] Now { get; set; } = [];

        public ValueTask<IReadOnlyList<SliSample>> QueryAsync(string expression, DateTimeOffset time, CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<SliSample>>(
            [.. Now.Where(answer => answer.Query == expression).Select(answer => new SliSample(SeriesLabels.Of(("instance", answer.Instance)), answer.Value))]);
    }
}
