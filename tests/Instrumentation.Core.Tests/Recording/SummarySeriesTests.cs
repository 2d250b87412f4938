namespace Instrumentation.Recording;

public sealed class SummarySeriesTests
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(6);

    [Test]
    public void Values_leave_the_quantiles_after_the_window_and_stay_in_count_and_sum()
    {
        var clock = new FakeClock();
        using StreamingMetrics metrics = Create(clock, out Summary summary);
        summary.Record(1_000);

        // The window moves by a sixth of its length, so a value stays for five sixths of it at least.
        clock.Advance(Window * 5 / 6 - TimeSpan.FromSeconds(1));
        Assert.That(Median(metrics), Is.EqualTo(1_000).Within(1).Percent);
        summary.Record(10);
        Assert.That(Median(metrics), Is.EqualTo(10).Within(1).Percent);
        clock.Advance(Window / 6 + TimeSpan.FromSeconds(1));
        Assert.That(metrics.Snapshot().Series("s")!.Value.Summary!.Quantiles[^1].Value, Is.EqualTo(10).Within(1).Percent);
        clock.Advance(Window);

        SummaryPoint empty = metrics.Snapshot().Series("s")!.Value.Summary!;
        Assert.That(empty.Quantiles.ToArray().Select(quantile => quantile.Value), Is.All.NaN);
        Assert.That(empty.Count, Is.EqualTo(2));
        Assert.That(empty.Sum, Is.EqualTo(1_010));
    }

    [Test]
    public void Quantiles_are_those_that_were_asked_for()
    {
        using var metrics = StreamingMetrics.Create();
        Summary summary = metrics.CreateSummary("s", new InstrumentOptions { Quantiles = [0, 0.25, 1] });
        for (int value = 1; value <= 101; value++)
            summary.Record(value);
        QuantileValue[] quantiles = metrics.Snapshot().Series("s")!.Value.Summary!.Quantiles.ToArray();
        Assert.That(quantiles.Select(quantile => quantile.Quantile), Is.EqualTo(new[] { 0, 0.25, 1 }));
        foreach ((QuantileValue quantile, double truth) in quantiles.Zip([1.0, 26, 101]))
            Assert.That(quantile.Value, Is.EqualTo(truth).Within(1).Percent);
    }

    private static StreamingMetrics Create(FakeClock clock, out Summary summary)
    {
        var metrics = StreamingMetrics.Create(new StreamingMetricsOptions { TimeProvider = clock });
        summary = metrics.CreateSummary("s", new InstrumentOptions { SummaryWindow = Window });
        return metrics;
    }

    private static double Median(StreamingMetrics metrics) => metrics.Snapshot().Series("s")!.Value.Summary!.Quantiles[0].Value;
}
