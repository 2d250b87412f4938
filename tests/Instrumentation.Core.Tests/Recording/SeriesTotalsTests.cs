namespace Instrumentation.Recording;

public sealed class SeriesTotalsTests
{
    [Test]
    public void What_is_forgotten_of_an_exponential_histogram_is_what_its_last_life_counted()
    {
        using var metrics = StreamingMetrics.Create(new StreamingMetricsOptions { TimeProvider = new FakeClock() });
        Histogram histogram = metrics.CreateHistogram("h", new InstrumentOptions { Layout = HistogramLayout.Exponential });
        var finals = new List<SeriesTotals>();
        metrics.OnForgotten = (series, final) =>
        {
            if (series is HistogramSeries)
                finals.Add(final);
        };

        foreach (double value in (double[])[1, 2, 2, -3, 0])
            histogram.Record(value);
        metrics.ForgetIdle(null);
        foreach (double value in (double[])[1, 1000, 0, 0])
            histogram.Record(value);
        metrics.Snapshot();
        metrics.ForgetIdle(null);

        Assert.That(finals.Select(final => final.Whole), Is.EqualTo(new[] { 5, 4 }));
        Assert.That(finals.Select(final => final.Zero), Is.EqualTo(new[] { 1, 2 }));
        Assert.That(finals.Select(final => CountsOf(final.Positive)), Is.EqualTo(new[] { 3, 2 }));
        Assert.That(finals.Select(final => CountsOf(final.Negative)), Is.EqualTo(new[] { 1, 0 }));
    }

    private static long CountsOf(ExponentialBuckets? buckets) => buckets!.Counts.ToArray().Sum();
}
