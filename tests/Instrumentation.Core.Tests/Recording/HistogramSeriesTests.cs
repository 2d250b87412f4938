namespace Instrumentation.Recording;

public sealed class HistogramSeriesTests
{
    [FsCheck.NUnit.Property(Arbitrary = [typeof(FiniteDoubles)], MaxTest = 100)]
    public bool Count_sum_bounds_and_buckets_are_those_of_the_values(double[] values)
    {
        double[] boundaries = [-1e10, -1, 0, 1e-10, 3.5, 1e5];
        using var metrics = StreamingMetrics.Create(new StreamingMetricsOptions { PublishToMeters = false });
        HistogramSeries series = metrics.CreateHistogram("h", new InstrumentOptions { Boundaries = boundaries }).WithTags();
        foreach (double value in values)
            series.Record(value);
        HistogramPoint point = metrics.Snapshot().Series("h")!.Value.Histogram!;
        long[] expected = new long[boundaries.Length + 1];
        foreach (double value in values)
            expected[boundaries.Count(boundary => boundary < value)]++;
        double magnitude = values.Sum(Math.Abs);
        return point.Count == values.Length
            && point.BucketCounts.SequenceEqual(expected)
            && point.Min.Equals(values.DefaultIfEmpty(double.NaN).Min())
            && point.Max.Equals(values.DefaultIfEmpty(double.NaN).Max())
            && (double.IsInfinity(magnitude) || Math.Abs(point.Sum - values.Sum()) <= 1e-9 * magnitude);
    }

    [Test]
    public void A_value_at_a_boundary_belongs_to_the_bucket_below()
    {
        using var metrics = StreamingMetrics.Create();
        HistogramSeries series = metrics.CreateHistogram("h", new InstrumentOptions { Boundaries = [1, 2] }).WithTags();
        foreach (double value in (double[])[1, 2, Math.BitIncrement(1), Math.BitIncrement(2), Math.BitDecrement(1)])
            series.Record(value);
        Assert.That(metrics.Snapshot().Series("h")!.Value.Histogram!.BucketCounts.ToArray(), Is.EqualTo(new[] { 2, 2, 1 }));
    }

    [Test]
    public void A_histogram_may_have_one_bucket_only()
    {
        using var metrics = StreamingMetrics.Create();
        metrics.CreateHistogram("h", new InstrumentOptions { Boundaries = [] }).Record(5);
        HistogramPoint point = metrics.Snapshot().Series("h")!.Value.Histogram!;
        Assert.That(point.BucketCounts.ToArray(), Is.EqualTo(new[] { 1 }));
        Assert.That(point.Boundaries, Is.Empty);
    }

    [Test]
    public void Without_values_the_bounds_are_unknown()
    {
        using var metrics = StreamingMetrics.Create();
        metrics.CreateHistogram("h").WithTags();
        HistogramPoint point = metrics.Snapshot().Series("h")!.Value.Histogram!;
        Assert.That(point.Count, Is.Zero);
        Assert.That(point.Sum, Is.Zero);
        Assert.That(point.Min, Is.NaN);
        Assert.That(point.Max, Is.NaN);
    }
}
