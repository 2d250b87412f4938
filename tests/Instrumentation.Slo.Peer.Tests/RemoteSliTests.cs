using System.Globalization;
using System.Text;
using Instrumentation.Labels;
using Instrumentation.PromqlPeer.Comparison;
using Instrumentation.PromqlPeer.Prometheus;
using Instrumentation.Rules;
using Instrumentation.TestScripts.Storage;

namespace Instrumentation.SloPeer;

/// <summary>Indicators from a real Prometheus: the same answers as from our engine, and what they cost in accuracy beside exact counts.</summary>
[Category("Peer")]
public sealed class RemoteSliTests
{
    private const double Tolerance = 1e-9;
    // What happened between the last scrape of a process and its end is lost to every counter.
    private const double MostErrorOfCounters = 0.005;
    private const int FullTimes = 400;
    private const int SliceTimes = 40;

    private static readonly TimeSpan Length = TimeSpan.FromHours(6);
    private static readonly DateTimeOffset First = CountedEvents.Start.AddMinutes(15);
    private static readonly DateTimeOffset Last = CountedEvents.Start + Length;

    // Scenarios whose minutes end with a scrape, where a raw counter has to be exact.
    private static readonly CountedEvents[] Aligned =
    [
        new("steady", 1),
        new("restarts", 2) { Restart = TimeSpan.FromMinutes(40), RestartsAtEdges = true },
        new("gaps", 3) { GapMinutes = 3 },
        new("gaps beyond the lookback", 11) { GapMinutes = 7 },
        new("low traffic", 4) { Traffic = 0.01 },
    ];

    private static readonly CountedEvents[] Unaligned =
    [
        new("steady, 7 s behind", 5) { Phase = TimeSpan.FromSeconds(7) },
        new("every 25 s", 6) { Scrape = TimeSpan.FromSeconds(25), Phase = TimeSpan.FromSeconds(7) },
        new("every 60 s", 7) { Scrape = TimeSpan.FromSeconds(60), Phase = TimeSpan.FromSeconds(7) },
        new("low traffic, 7 s behind", 8) { Traffic = 0.01, Phase = TimeSpan.FromSeconds(7) },
        new("restarts, 7 s behind", 9) { Restart = TimeSpan.FromMinutes(40), Phase = TimeSpan.FromSeconds(7) },
        new("gaps, 7 s behind", 10) { GapMinutes = 3, Phase = TimeSpan.FromSeconds(7) },
    ];

    private readonly MemorySeriesSource _source = new();
    private readonly PromqlEngine _prometheus2 = new(OwnEngine.Prometheus2);
    private readonly PromqlEngine _prometheus3 = new();
    private PrometheusServer _server = null!;
    private PrometheusSliQuery _remote = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        foreach (CountedEvents events in (CountedEvents[])[.. Aligned, .. Unaligned])
            events.WriteTo(_source, Length);
        _server = await PrometheusServer.StartAsync();
        await _server.WriteAsync(_source.Series);
        _remote = new PrometheusSliQuery(new RemotePrometheus(_server.Address));
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _remote?.Dispose();
        _prometheus2.Dispose();
        _prometheus3.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
    }

    [Test]
    public async Task The_queries_of_indicators_have_the_answers_of_our_engine_with_closed_ranges()
    {
        string[] queries = [.. Queries().Distinct(StringComparer.Ordinal)];
        var own = new EngineSliQuery(_prometheus2, _source);
        var random = new Random(20_261_127);
        int compared = 0;
        for (int time = 0; time < FullSize.Or(FullTimes, SliceTimes); time++)
        {
            DateTimeOffset at = CountedEvents.Start.AddMilliseconds(random.NextInt64((long)Length.TotalMilliseconds));
            foreach (string query in queries)
            {
                Dictionary<SeriesLabels, double> ours = (await own.QueryAsync(query, at, CancellationToken.None)).ToDictionary(sample => sample.Labels, sample => sample.Value);
                IReadOnlyList<SliSample> theirs = await _remote.QueryAsync(query, at, CancellationToken.None);
                Assert.That(theirs.Select(sample => sample.Labels), Is.EquivalentTo(ours.Keys), $"{query} at {at:O}");
                foreach (SliSample sample in theirs)
                    Assert.That(AreClose(ours[sample.Labels], sample.Value), Is.True, $"{sample.Labels} is {ours[sample.Labels]:R}, there {sample.Value:R}, at {at:O}: {query}");
                compared += theirs.Count;
            }
        }

        await TestContext.Out.WriteLineAsync($"{queries.Length} queries, {compared} values within {Tolerance}");
        Assert.That(compared, Is.GreaterThan(10 * SliceTimes));
    }

    [TestCaseSource(nameof(Aligned))]
    public async Task Raw_counters_are_exact_where_the_edges_of_slices_are_sampled(object scenario)
    {
        var events = (CountedEvents)scenario;
        (double total, double bad) = await CollectAsync(RawCounters(events), _remote);
        (double expectedTotal, double expectedBad) = events.Between(First, Last);
        Assert.That((AreClose(total, expectedTotal), AreClose(bad, expectedBad)), Is.EqualTo((true, true)), $"{total:R}, {bad:R} instead of {expectedTotal}, {expectedBad}");
    }

    [Test]
    public async Task What_rates_and_raw_counters_cost_in_accuracy()
    {
        var table = new StringBuilder("| scrapes | rates, Prometheus 2 | rates, Prometheus 3 | raw counters |\n|---|---|---|---|\n");
        foreach (CountedEvents events in (CountedEvents[])[.. Aligned, .. Unaligned])
        {
            (double, double) closed = await CollectAsync(Rates(events), _remote);
            (double, double) same = await CollectAsync(Rates(events), new EngineSliQuery(_prometheus2, _source));
            (double, double) open = await CollectAsync(Rates(events), new EngineSliQuery(_prometheus3, _source));
            (double, double) raw = await CollectAsync(RawCounters(events), _remote);
            Assert.That((AreClose(closed.Item1, same.Item1), AreClose(closed.Item2, same.Item2)), Is.EqualTo((true, true)), $"{events.Name}: {closed} there, {same} here");
            (double, double) ofRates = events.Between(First.AddMinutes(-1), Last);
            (double, double) ofCounters = events.Between(First, Last);
            Assert.That(Math.Abs(raw.Item1 - ofCounters.Item1), Is.LessThanOrEqualTo(MostErrorOfCounters * ofCounters.Item1), $"{events.Name}: {raw} of {ofCounters}");
            table.Append(CultureInfo.InvariantCulture, $"| {events.Name} | {Error(closed, ofRates)} | {Error(open, ofRates)} | {Error(raw, ofCounters)} |\n");
        }

        await TestContext.Out.WriteLineAsync(table);
    }

    private static SloDefinition RawCounters(CountedEvents events) =>
        new SloBuilder("orders").Objective(0.9m).Over(SloWindow.OneDay).FromEvents(events.Total, bad: events.Bad, remote: "prometheus").Build();

    private static SloDefinition Rates(CountedEvents events) => new SloBuilder("orders").Objective(0.9m).Over(SloWindow.OneDay)
        .FromEvents($"sum(rate({events.Total}[{{{{.window}}}}]))", bad: $"sum(rate({events.Bad}[{{{{.window}}}}]))", remote: "prometheus").Build();

    // What the rules of SLOs on these counters ask, over all of their windows, and what a collection asks.
    private static IEnumerable<string> Queries()
    {
        foreach (CountedEvents events in (CountedEvents[])[.. Aligned, .. Unaligned])
        {
            SloDefinition[] slos =
            [
                RawCounters(events),
                Rates(events),
                new SloBuilder("grouped").Objective(0.99m).GroupBy("instance")
                    .FromEvents($"sum by (instance) (rate({events.Total}[{{{{.window}}}}]))", bad: $"sum by (instance) (rate({events.Bad}[{{{{.window}}}}]))").Build(),
            ];
            foreach (string query in slos.SelectMany(slo => SloRules.Generate(slo)[0].Rules).OfType<RecordingRule>().Select(rule => rule.ExpressionText))
                yield return query;
            yield return events.Total;
            yield return events.Bad;
            yield return $"increase({events.Total}[1m])";
            yield return $"1 - avg_over_time(({events.Bad} > bool 100)[30m:1m])";
        }
    }

    private static async Task<(double Total, double Bad)> CollectAsync(SloDefinition slo, ISliQuery query)
    {
        using StreamingMetrics metrics = StreamingMetrics.Create();
        var monitor = new SloMonitor(new SloMonitorOptions { Definitions = [slo] }, metrics);
        var collector = new SliCollector(monitor, new Dictionary<string, ISliQuery> { ["prometheus"] = query });
        for (DateTimeOffset edge = First; edge <= Last; edge += slo.Slice)
        {
            Assert.That(await collector.CollectAsync(edge), Is.Empty);
            monitor.Run(metrics.Snapshot(), edge);
        }

        SloResult result = monitor.Find("orders")!.Results[0];
        return ((double)result.Good + (double)result.Bad, (double)result.Bad);
    }

    private static string Error((double Total, double Bad) got, (double Total, double Bad) exact) => $"{Percent(got.Total, exact.Total)}, bad {Percent(got.Bad, exact.Bad)}";

    private static string Percent(double got, double exact) => AreClose(got, exact) ? "exact" : (100 * (got - exact) / exact).ToString("+0.000;-0.000", CultureInfo.InvariantCulture) + " %";

    private static bool AreClose(double left, double right) =>
        left == right || (double.IsNaN(left) && double.IsNaN(right)) || Math.Abs(left - right) <= Tolerance * Math.Max(Math.Abs(left), Math.Abs(right));
}
