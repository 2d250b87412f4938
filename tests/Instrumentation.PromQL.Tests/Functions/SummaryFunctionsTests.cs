using Instrumentation.Evaluation;
using Instrumentation.Histograms;
using Instrumentation.Labels;
using Instrumentation.Reading;
using Instrumentation.TestKit;

namespace Instrumentation.Functions;

/// <summary>Ranges computed from sums of chunks, beside the same read sample by sample.</summary>
public sealed class SummaryFunctionsTests
{
    private const long Start = 1_700_000_000_137;
    private const double Tolerance = 1e-9;

    private static readonly string[] Functions = ["increase", "rate", "delta", "sum_over_time", "avg_over_time", "count_over_time"];
    private static readonly string[] Ranges = ["30s", "10m", "37m", "1h", "3h"];

    [Test]
    public async Task A_long_window_is_the_same_at_every_cycle_as_when_its_samples_are_read()
    {
        int cycles = FullSize.Or(10_000, 1_500);
        var clock = new FakeClock(DateTimeOffset.FromUnixTimeMilliseconds(Start));
        var store = new SeriesStore(new SeriesStoreOptions { Retention = TimeSpan.FromHours(2), TimeProvider = clock });
        using var engine = new PromqlEngine();
        var random = new Random(20261126);
        var labels = SeriesLabels.Of(("__name__", "x_total"));
        double value = 0;
        int summed = 0;
        for (int cycle = 0; cycle < cycles; cycle++)
        {
            clock.Advance(Step(random));
            long time = clock.GetUtcNow().ToUnixTimeMilliseconds();
            value = Next(random, value);
            store.Append(labels, time, random.Next(200) == 0 ? StaleMarker.Value : value, startUnixMs: Start - random.Next(2));
            if (random.Next(300) == 0)
                store.ApplyRetention();
            string range = Ranges[random.Next(Ranges.Length)];
            foreach (string function in Functions)
            {
                string query = $"{function}(x_total[{range}])";
                double[] fast = await ValuesAsync(engine, store, query, time);
                double[] whole = await ValuesAsync(engine, new Unsummarized(store), query, time);
                Assert.That(fast.Length, Is.EqualTo(whole.Length), $"{query} in cycle {cycle}");
                if (fast.Length == 1)
                    Assert.That(fast[0], Is.EqualTo(whole[0]).Within(Tolerance * Math.Max(1, Math.Abs(whole[0]))), $"{query} in cycle {cycle}");
            }

            summed += IsSummed(store, time) ? 1 : 0;
        }

        Assert.That(summed, Is.GreaterThan(cycles / 3), "many hours have whole chunks inside");
    }

    [Test]
    public async Task Infinities_and_numbers_that_are_none_give_what_reading_gives()
    {
        var store = new SeriesStore(new SeriesStoreOptions { Retention = TimeSpan.FromHours(1), TimeProvider = new FakeClock(DateTimeOffset.FromUnixTimeMilliseconds(Start)) });
        using var engine = new PromqlEngine();
        double[] odd = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e308, -1e308, -0.0];
        for (int series = 0; series < odd.Length; series++)
        {
            for (int sample = 0; sample < 1_000; sample++)
                store.Append(SeriesLabels.Of(("__name__", "x_total"), ("n", $"{series}")), Start - 1_000_000 + (sample * 1_000), sample % 100 == 50 ? odd[series] : sample);
        }

        foreach (string function in Functions)
        {
            string query = $"{function}(x_total[15m])";
            Assert.That(await ValuesAsync(engine, store, query, Start), Is.EqualTo(await ValuesAsync(engine, new Unsummarized(store), query, Start)).Within(1e-12).Percent, query);
        }
    }

    [Test]
    public async Task Histograms_among_the_samples_are_read()
    {
        var store = new SeriesStore(new SeriesStoreOptions { Retention = TimeSpan.FromHours(1), TimeProvider = new FakeClock(DateTimeOffset.FromUnixTimeMilliseconds(Start)) });
        using var engine = new PromqlEngine();
        SeriesLabels labels = SeriesLabels.Of(("__name__", "x_total"));
        for (int sample = 0; sample < 900; sample++)
            store.Append(labels, Start - 1_000_000 + (sample * 1_000), sample);
        store.Append(labels, Start, new NativeHistogram { Schema = 1 });

        Assert.That(await ValuesAsync(engine, store, "count_over_time(x_total[15m])", Start), Is.EqualTo(new[] { 800d }));
        Assert.That(await ValuesAsync(engine, store, "increase(x_total[15m])", Start), Is.Empty);
    }

    private static bool IsSummed(SeriesStore store, long time)
    {
        ISummarizedSeries series = store.Select(new SeriesSelection([], long.MinValue, long.MaxValue)).Single();
        return series.TrySummarize(time - 3_600_000, time, new SampleBuffer(), out _);
    }

    private static TimeSpan Step(Random random) => random.Next(400) == 0 ? TimeSpan.FromMinutes(random.Next(1, 20)) : TimeSpan.FromMilliseconds(random.Next(5) == 0 ? 997 : 1_000);

    private static double Next(Random random, double value) => random.Next(500) switch
    {
        0 => 0,
        1 => random.Next(100),
        2 => value + 1e9,
        _ => value + (random.Next(3) == 0 ? random.NextDouble() : random.Next(50)),
    };

    private static async Task<double[]> ValuesAsync(PromqlEngine engine, ISeriesSource source, string query, long time)
    {
        QueryResult result = await engine.QueryAsync(source, query, DateTimeOffset.FromUnixTimeMilliseconds(time));
        return [.. result.Series.OrderBy(series => series.Labels).Select(series => series.Values[0])];
    }

    // The same samples without the sums.
    private sealed class Unsummarized(SeriesStore store) : ISeriesSource
    {
        public async ValueTask<IReadOnlyList<ISeries>> SelectAsync(SeriesSelection selection, CancellationToken cancellationToken) =>
            [.. (await store.SelectAsync(selection, cancellationToken)).Select(series => new Plain(series))];

        private sealed class Plain(ISeries series) : ISeries
        {
            public SeriesLabels Labels => series.Labels;

            public void Read(long fromUnixMs, long toUnixMs, SampleBuffer samples) => series.Read(fromUnixMs, toUnixMs, samples);
        }
    }
}
