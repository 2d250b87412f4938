using System.Diagnostics;
using Instrumentation.Benchmarks.Ratios;
using Instrumentation.Evaluation;
using Instrumentation.Labels;
using Instrumentation.Rules;

namespace Instrumentation.Benchmarks.Slos;

/// <summary>
/// The command <c>slo</c>: what recording an event of an SLO costs beside a bound counter; what a cycle of 1,000 SLOs with four pairs each costs, at 30 days and at
/// one, with their series and their 2,000 alerting rules apart; and what plain PromQL over the raw samples of the same events would cost.
/// </summary>
internal static class SloCommand
{
    private const int SloCount = 1_000;
    private const int Rounds = 31;
    private const double StateLimitMs = 20;
    private const double SeriesAndRulesLimitMs = 250;
    private static readonly DateTimeOffset End = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task<int> RunAsync()
    {
        List<RatioRow> rows = [.. Recording()];
        rows.AddRange(Cycles());
        rows.AddRange(await SeriesAndRulesAsync());
        rows.Add(await PlainAsync());
        RatioReport.Write("slo", rows, rows.Count);
        return 0;
    }

    private static IEnumerable<RatioRow> Recording()
    {
        using StreamingMetrics metrics = StreamingMetrics.Create();
        CounterSeries counter = metrics.CreateCounter("requests_total").WithTags(("route", "/"));
        var monitor = new SloMonitor(
            new SloMonitorOptions
            {
                Definitions =
                [
                    new SloBuilder("availability").Objective(0.999m).Build(),
                    new SloBuilder("latency").Latency(TimeSpan.FromMilliseconds(200)).Objective(0.95m).Build(),
                    new SloBuilder("distribution").Latency(TimeSpan.FromMilliseconds(200)).KeepDistribution().Objective(0.95m).Build(),
                    new SloBuilder("accuracy").Correctness().Objective(0.9m).Build(),
                    new SloBuilder("tenants").Objective(0.9m).GroupBy("tenant").Build(),
                ],
            },
            metrics);
        yield return Contest.OneThread("SLO event by handle, good", Loop(monitor.GetRecorder("availability"), recorder => recorder.RecordGood()), "bound counter", Increment, 2);
        yield return Contest.OneThread("SLO event by handle, bad", Loop(monitor.GetRecorder("availability"), recorder => recorder.RecordBad()), "bound counter", Increment, 2);
        yield return Contest.OneThread("SLO latency by handle", Loop(monitor.GetRecorder("latency"), recorder => recorder.RecordLatency(0.125)), "bound counter", Increment, 2);
        yield return Contest.OneThread("SLO latency by handle, with distribution", Loop(monitor.GetRecorder("distribution"), recorder => recorder.RecordLatency(0.125)), "bound counter", Increment, null);
        yield return Contest.OneThread("SLO accuracy by handle", Loop(monitor.GetRecorder("accuracy"), recorder => recorder.RecordAccuracy(3, 3)), "bound counter", Increment, 2);
        yield return Contest.OneThread("SLO event of a group that is looked up", Loop(monitor.GetRecorder("tenants"), recorder => recorder.For("acme").RecordGood()), "bound counter", Increment, null);

        void Increment(int count)
        {
            for (int index = 0; index < count; index++)
                counter.Add(1L);
        }
    }

    private static Action<int> Loop(SloRecorder recorder, Action<SloRecorder> record) => count =>
    {
        for (int index = 0; index < count; index++)
            record(recorder);
    };

    private static IReadOnlyList<RatioRow> Cycles()
    {
        using var month = new SloCycles(SloCount, TimeSpan.FromDays(30), End, store: null);
        using var day = new SloCycles(SloCount, TimeSpan.FromDays(1), End, store: null);
        var ofMonth = new double[Rounds];
        var ofDay = new double[Rounds];
        long bytes = 0;
        for (int round = 0; round < Rounds; round++)
        {
            (ofMonth[round], long allocated) = month.Run();
            (ofDay[round], _) = day.Run();
            bytes += allocated;
        }

        return
        [
            Row($"cycle of {SloCount:N0} SLOs with 4 pairs over 30 days, state only", ofMonth, "the limit", StateLimitMs, 1, bytes / (double)Rounds),
            Row($"cycle of {SloCount:N0} SLOs with 4 pairs over 30 days, state only", ofMonth, "over 1 day", Median(ofDay), 1.2, bytes / (double)Rounds),
        ];
    }

    private static async Task<IReadOnlyList<RatioRow>> SeriesAndRulesAsync()
    {
        var store = new SeriesStore(new SeriesStoreOptions { MaxBytes = 1L << 30, Retention = TimeSpan.FromDays(1) });
        using var plain = new SloCycles(SloCount, TimeSpan.FromDays(30), End, store: null);
        using var stored = new SloCycles(SloCount, TimeSpan.FromDays(30), End, store);
        using var engine = new PromqlEngine();
        var query = new EngineRuleQuery(engine, store);
        RuleGroupEvaluator[] groups =
        [
            .. stored.Monitor.Definitions.SelectMany(slo => SloRules.Generate(slo, new SloRuleOptions { Recordings = false })).Select(group => new RuleGroupEvaluator(group, query, new StoreSink(store))),
        ];
        var series = new double[Rounds];
        var rules = new double[Rounds];
        var both = new double[Rounds];
        for (int round = -5; round < Rounds; round++)
        {
            double state = plain.Run().Milliseconds;
            double withSeries = stored.Run().Milliseconds;
            long start = Stopwatch.GetTimestamp();
            foreach (RuleGroupEvaluator group in groups)
                await group.EvaluateAsync(stored.Time.ToUnixTimeMilliseconds());
            double evaluation = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (round >= 0)
                (series[round], rules[round], both[round]) = (withSeries - state, evaluation, withSeries - state + evaluation);
        }

        int ruleCount = groups.Sum(group => group.Group.Rules.Count);
        return
        [
            Row($"series of {SloCount:N0} SLOs written", series, "both together", SeriesAndRulesLimitMs, null, 0),
            Row($"{ruleCount:N0} alerting rules evaluated", rules, "both together", SeriesAndRulesLimitMs, null, 0),
            Row($"series of {SloCount:N0} SLOs written and {ruleCount:N0} alerting rules evaluated", both, "the limit", SeriesAndRulesLimitMs, 1, 0),
        ];
    }

    // What the state of one SLO would take by queries over its raw samples of 30 days, times the number of SLOs.
    private static async Task<RatioRow> PlainAsync()
    {
        const int Samples = 30 * 24 * 360;
        var store = new SeriesStore(new SeriesStoreOptions { MaxBytes = 1L << 30, Retention = TimeSpan.FromDays(31) });
        StoredSeries good = store.GetSeries(SeriesLabels.Of(("__name__", "sli_events_total"), ("slo", "api"), ("result", "good")));
        StoredSeries bad = store.GetSeries(SeriesLabels.Of(("__name__", "sli_events_total"), ("slo", "api"), ("result", "bad")));
        var random = new Random(5);
        (double goods, double bads) = (0, 0);
        for (int sample = 0; sample < Samples; sample++)
            Append(End - TimeSpan.FromSeconds(10L * (Samples - sample)));
        using var state = new SloCycles(SloCount, TimeSpan.FromDays(30), End, store: null);
        var ours = new double[Rounds];
        var plain = new double[Rounds];
        for (int round = 0; round < Rounds; round++)
        {
            ours[round] = state.Run().Milliseconds;
            DateTimeOffset time = End + TimeSpan.FromSeconds(10 * round);
            Append(time);
            // A new engine each time: nothing is known from the cycle before.
            using var engine = new PromqlEngine();
            long start = Stopwatch.GetTimestamp();
            foreach (string window in (string[])["5m", "30m", "1h", "2h", "6h", "1d", "3d", "30d"])
                await engine.QueryAsync(store, $"sum(rate(sli_events_total{{slo=\"api\",result=\"bad\"}}[{window}])) / sum(rate(sli_events_total{{slo=\"api\"}}[{window}]))", time);
            plain[round] = Stopwatch.GetElapsedTime(start).TotalMilliseconds * SloCount;
        }

        return Row($"cycle of {SloCount:N0} SLOs with 4 pairs over 30 days, state only", ours, "plain PromQL over raw samples", Median(plain), null, 0);

        void Append(DateTimeOffset time)
        {
            store.Append(good, time.ToUnixTimeMilliseconds(), goods += random.Next(1_000, 2_000));
            store.Append(bad, time.ToUnixTimeMilliseconds(), bads += random.Next(4) == 0 ? 1 : 0);
        }
    }

    private static RatioRow Row(string name, double[] ours, string baselineName, double baseline, double? limit, double bytes)
    {
        double[] sorted = [.. ours.Order()];
        return new RatioRow(name, "ms", sorted[Rounds / 2], baselineName, baseline, sorted[Rounds / 2] / baseline, limit, (sorted[^(Rounds / 4)] - sorted[Rounds / 4]) / baseline, 1, bytes);
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);
}
