using FsCheck;
using FsCheck.Fluent;
using Instrumentation.Functions;
using Instrumentation.Labels;
using Instrumentation.Reading;
using Instrumentation.Syntax;
using Instrumentation.TestScripts.Storage;

namespace Instrumentation.Evaluation;

public sealed partial class PromqlEngineTests
{
    private static readonly string[] Expressions =
    [
        "rate(c_total[90s])", "sum by (k) (c_total)", "g > 10", "g - on (k) group_left () sum by (k) (c_total)", "topk(2, g)", "max_over_time(g[2m:17s])",
        "g offset 1m or c_total", "quantile(0.4, g)", "absent(g > 30)", "scalar(sum(g)) + time()", "avg_over_time(g[3m])", "count_values(\"v\", g % 3)", "g unless c_total",
        "min_over_time(rate(c_total[1m])[2m:30s])", "g @ 100", "clamp(g, 3, 20)", "increase(c_total[2m] offset -30s)", "stddev(g) by (k)", "g * -1 ^ 2", "last_over_time(g[1m])",
    ];

    [TestCaseSource(nameof(Expressions))]
    public void A_step_of_a_range_query_is_an_instant_query_at_its_time(string expression) => Prop.ForAll(
        Gen.Choose(0, 10_000).ToArbitrary(),
        seed =>
        {
            using var engine = new PromqlEngine();
            MemorySeriesSource source = Source(seed);
            QueryResult range = engine.QueryRangeAsync(source, expression, At(60), At(300), TimeSpan.FromSeconds(13)).AsTask().GetAwaiter().GetResult();
            for (int time = 60; time <= 300; time += 13)
            {
                QueryResult instant = engine.QueryAsync(source, expression, At(time)).AsTask().GetAwaiter().GetResult();
                if (!PointsAt(range, time * 1000L).SetEquals(PointsAt(instant, time * 1000L)))
                    return false.Label($"at {time}: {Show(range, time * 1000L)} and {Show(instant, time * 1000L)}");
            }

            return true.ToProperty();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(10));

    [Test]
    public async Task A_result_says_what_it_is()
    {
        using var engine = new PromqlEngine();
        MemorySeriesSource source = Source(1);
        Assert.That((await engine.QueryAsync(source, "1 + 2", At(1))).Type, Is.EqualTo(PromqlType.Scalar));
        Assert.That((await engine.QueryAsync(source, "1 + 2", At(1))).Series.Single().Values[0], Is.EqualTo(3));
        Assert.That((await engine.QueryAsync(source, "\"text\"", At(1))).Text, Is.EqualTo("text"));
        Assert.That((await engine.QueryAsync(source, "g", At(60))).Type, Is.EqualTo(PromqlType.InstantVector));
        QueryResult samples = await engine.QueryAsync(source, "g[30s]", At(60));
        Assert.That(samples.Type, Is.EqualTo(PromqlType.RangeVector));
        Assert.That(samples.Series, Is.Not.Empty.And.All.Property(nameof(ResultSeries.Count)).EqualTo(3));
    }

    [Test]
    public async Task A_closed_range_holds_the_sample_at_its_beginning()
    {
        using var open = new PromqlEngine();
        using var closed = new PromqlEngine(new PromqlEngineOptions { RangeBoundary = RangeBoundary.Closed });
        var source = new MemorySeriesSource();
        SeriesLabels labels = SeriesLabels.Of(("__name__", "x"));
        for (int time = 0; time <= 60; time += 10)
            source.Add(labels, time * 1000L, time);
        Assert.That((await open.QueryAsync(source, "count_over_time(x[20s])", At(60))).Series[0].Values[0], Is.EqualTo(2));
        Assert.That((await closed.QueryAsync(source, "count_over_time(x[20s])", At(60))).Series[0].Values[0], Is.EqualTo(3));
        Assert.That((await open.QueryAsync(source, "x", At(360))).Series, Is.Empty);
        Assert.That((await closed.QueryAsync(source, "x", At(360))).Series, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Exact_growth_is_what_was_counted()
    {
        using var engine = new PromqlEngine(new PromqlEngineOptions { CounterStartUse = CounterStartUse.Exact });
        var source = new MemorySeriesSource();
        SeriesLabels labels = SeriesLabels.Of(("__name__", "x_total"));

        // Counts from zero at 15 s, restarts at 45 s.
        (int Time, double Value, int Start)[] samples = [(20, 3, 15), (30, 5, 15), (40, 9, 15), (50, 2, 45), (60, 4, 45)];
        foreach ((int time, double value, int start) in samples)
            source.Add(labels, time * 1000L, value, start * 1000L);
        Assert.That(await Value(engine, source, "increase(x_total[1m])", 65), Is.EqualTo(13), "9 before the restart and 4 after it");
        Assert.That(await Value(engine, source, "increase(x_total[25s])", 65), Is.EqualTo(4), "all since the sample at 40 s");
        Assert.That(await Value(engine, source, "increase(x_total[10s])", 35), Is.EqualTo(2));
        Assert.That(await Value(engine, source, "rate(x_total[10s])", 35), Is.EqualTo(0.2));
    }

    [TestCase(nameof(PromqlEngineOptions.MaxSamples))]
    [TestCase(nameof(PromqlEngineOptions.MaxSteps))]
    [TestCase(nameof(PromqlEngineOptions.MaxConcurrency))]
    [TestCase(nameof(PromqlEngineOptions.Timeout))]
    [TestCase(nameof(PromqlEngineOptions.Lookback))]
    [TestCase(nameof(PromqlEngineOptions.DefaultSubqueryStep))]
    public void An_option_outside_its_range_is_named(string option)
    {
        PromqlEngineOptions options = option switch
        {
            nameof(PromqlEngineOptions.MaxSamples) => new() { MaxSamples = 0 },
            nameof(PromqlEngineOptions.MaxSteps) => new() { MaxSteps = 0 },
            nameof(PromqlEngineOptions.MaxConcurrency) => new() { MaxConcurrency = 1001 },
            nameof(PromqlEngineOptions.Timeout) => new() { Timeout = TimeSpan.Zero },
            nameof(PromqlEngineOptions.Lookback) => new() { Lookback = TimeSpan.FromDays(2) },
            _ => new() { DefaultSubqueryStep = TimeSpan.FromDays(-1) },
        };
        Assert.That(() => new PromqlEngine(options), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains(option));
    }

    [Test]
    public void A_query_that_reads_too_many_samples_ends()
    {
        using var engine = new PromqlEngine(new PromqlEngineOptions { MaxSamples = 50 });
        Assert.That(
            async () => await engine.QueryAsync(Source(1), "sum_over_time(g[5m])", At(300)),
            Throws.TypeOf<PromqlEvaluationException>().With.Property("Failure").EqualTo(PromqlFailure.TooManySamples).And.Message.Contains("50"));
    }

    [TestCase("count_over_time(g[400d:1ms])")]
    [TestCase("sum_over_time(sum_over_time(g[1d:1ms])[1d:1ms])")]
    [TestCase("max_over_time(g[2d:1ms] @ 1e9)")]
    public void A_subquery_with_more_steps_than_the_query_may_spend_ends_before_it_begins(string query)
    {
        using var engine = new PromqlEngine();
        Assert.That(
            async () => await engine.QueryAsync(Source(1), query, At(300)), Throws.TypeOf<PromqlEvaluationException>().With.Property("Failure").EqualTo(PromqlFailure.TooManySamples));
    }

    [Test]
    public void A_query_with_too_many_steps_ends()
    {
        using var engine = new PromqlEngine(new PromqlEngineOptions { MaxSteps = 10 });
        Assert.That(
            async () => await engine.QueryRangeAsync(Source(1), "g", At(0), At(10), TimeSpan.FromSeconds(1)),
            Throws.TypeOf<PromqlEvaluationException>().With.Property("Failure").EqualTo(PromqlFailure.TooManySteps));
    }

    [Test]
    public void A_query_that_takes_too_long_ends()
    {
        var clock = new FakeClock();
        using var engine = new PromqlEngine(new PromqlEngineOptions { Timeout = TimeSpan.FromSeconds(3) }, clock);
        Assert.That(
            async () => await engine.QueryAsync(new SlowSource(() => clock.Advance(TimeSpan.FromSeconds(4))), "g", At(0)),
            Throws.TypeOf<PromqlEvaluationException>().With.Property("Failure").EqualTo(PromqlFailure.Timeout).And.Message.Contains("3 s"));
    }

    [Test]
    public void A_cancelled_query_ends()
    {
        using var cancellation = new CancellationTokenSource();
        using var engine = new PromqlEngine();
        Assert.That(async () => await engine.QueryAsync(new SlowSource(cancellation.Cancel), "g", At(0), cancellation.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Queries_beyond_the_limit_wait_for_their_turn()
    {
        var first = new TaskCompletionSource();
        using var engine = new PromqlEngine(new PromqlEngineOptions { MaxConcurrency = 1 });
        Task<QueryResult> running = engine.QueryAsync(new WaitingSource(first.Task), "g", At(0)).AsTask();
        Task<QueryResult> waiting = engine.QueryAsync(Source(1), "1", At(0)).AsTask();
        Assert.That(waiting.IsCompleted, Is.False);
        first.SetResult();
        await running;
        Assert.That((await waiting).Series[0].Values[0], Is.EqualTo(1));
    }

    private static DateTimeOffset At(int seconds) => DateTimeOffset.UnixEpoch.AddSeconds(seconds);

    private static async Task<double> Value(PromqlEngine engine, ISeriesSource source, string expression, int seconds) =>
        (await engine.QueryAsync(source, expression, At(seconds))).Series.Single().Values[0];

    private static HashSet<(SeriesLabels, long)> PointsAt(QueryResult result, long time) =>
        [.. result.Series.SelectMany(series => Enumerable.Range(0, series.Count)
            .Where(index => series.Timestamps[index] == time)
            .Select(index => (series.Labels, BitConverter.DoubleToInt64Bits(Rounded(series.Values[index])))))];

    // Windows share sums, so the last bits may differ.
    private static double Rounded(double value) => double.IsNaN(value) ? double.NaN : double.Parse(value.ToString("G11"));

    private static string Show(QueryResult result, long time) => string.Join(
        "; ",
        result.Series.SelectMany(series => Enumerable.Range(0, series.Count).Where(index => series.Timestamps[index] == time).Select(index => $"{series.Labels} {series.Values[index]}")));

    private static MemorySeriesSource Source(int seed)
    {
        var random = new Random(seed);
        var source = new MemorySeriesSource();
        foreach (string key in new[] { "a", "b", "c" })
        {
            double counter = 0;
            for (long time = 137; time < 400_000; time += 10_000)
            {
                counter = random.Next(20) == 0 ? 0 : counter + random.Next(50);
                if (random.Next(8) > 0)
                    source.Add(SeriesLabels.Of(("__name__", "c_total"), ("k", key)), time, counter);
                source.Add(SeriesLabels.Of(("__name__", "g"), ("k", key)), time, random.Next(30) == 0 ? StaleMarker.Value : random.Next(40));
            }
        }

        return source;
    }

    private sealed class SlowSource(Action onSelect) : ISeriesSource
    {
        public ValueTask<IReadOnlyList<ISeries>> SelectAsync(SeriesSelection selection, CancellationToken cancellationToken)
        {
            onSelect();
            return ValueTask.FromResult<IReadOnlyList<ISeries>>([]);
        }
    }

    private sealed class WaitingSource(Task until) : ISeriesSource
    {
        public async ValueTask<IReadOnlyList<ISeries>> SelectAsync(SeriesSelection selection, CancellationToken cancellationToken)
        {
            await until;
            return [];
        }
    }
}
