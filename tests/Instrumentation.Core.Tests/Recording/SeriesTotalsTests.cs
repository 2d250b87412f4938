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
        AssertBuckets(finals[0].Positive!, 1, 2, 2);
        AssertBuckets(finals[1].Positive!, 1, 1000);
        AssertBuckets(finals[0].Negative!, 3);
        AssertBuckets(finals[1].Negative!);
        Assert.That(finals[1].Positive!.Scale, Is.LessThan(finals[0].Positive!.Scale), "the second life's range is wider");
    }

    private static void AssertBuckets(ExponentialBuckets buckets, params double[] values)
    {
        Dictionary<int, long> expected = values
            .CountBy(value => ExponentialIndex.AtFinest(value) >> (ExponentialIndex.FinestScale - buckets.Scale))
            .ToDictionary(bucket => bucket.Key, bucket => (long)bucket.Value);
        Assert.That(BucketsOf(buckets), Is.EquivalentTo(expected));
    }

    private static Dictionary<int, long> BucketsOf(ExponentialBuckets buckets) => buckets.Counts.ToArray()
        .Select((count, position) => (Index: buckets.Offset + position, Count: count))
        .Where(bucket => bucket.Count != 0)
        .ToDictionary(bucket => bucket.Index, bucket => bucket.Count);
}
