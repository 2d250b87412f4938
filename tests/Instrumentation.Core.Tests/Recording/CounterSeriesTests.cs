namespace Instrumentation.Recording;

public sealed class CounterSeriesTests
{
    [Test]
    public void Whole_totals_are_exact_to_the_largest_long()
    {
        using var metrics = StreamingMetrics.Create();
        CounterSeries series = metrics.CreateCounter("c_total").WithTags();
        series.Add(long.MaxValue - 10);
        for (int number = 0; number < 10; number++)
            series.Add(1);
        SeriesPoint point = metrics.Snapshot().Series("c_total")!.Value;
        Assert.That(point.WholePart, Is.EqualTo(long.MaxValue));
        Assert.That(point.FractionalPart, Is.Zero);
    }

    [Test]
    public void Whole_and_fractional_amounts_are_kept_apart()
    {
        using var metrics = StreamingMetrics.Create();
        CounterSeries series = metrics.CreateCounter("c_total").WithTags();
        series.Add(9_007_199_254_740_993);
        series.Add(0.25);
        series.Add(0.0);
        series.Add(0L);
        SeriesPoint point = metrics.Snapshot().Series("c_total")!.Value;
        Assert.That(point.WholePart, Is.EqualTo(9_007_199_254_740_993), "2^53 + 1, which no double holds");
        Assert.That(point.FractionalPart, Is.EqualTo(0.25));
    }

    [FsCheck.NUnit.Property(MaxTest = 50)]
    public bool Any_amounts_add_up(FsCheck.NonNegativeInt[] whole, FsCheck.NonNegativeInt[] quarters)
    {
        using var metrics = StreamingMetrics.Create(new StreamingMetricsOptions { PublishToMeters = false });
        CounterSeries series = metrics.CreateCounter("c_total").WithTags();
        foreach (FsCheck.NonNegativeInt amount in whole)
            series.Add(amount.Get);
        foreach (FsCheck.NonNegativeInt amount in quarters)
            series.Add(amount.Get * 0.25);
        SeriesPoint point = metrics.Snapshot().Series("c_total")!.Value;
        return point.WholePart == whole.Sum(amount => (long)amount.Get) && point.FractionalPart == quarters.Sum(amount => amount.Get * 0.25);
    }
}
