using FsCheck;
using FsCheck.Fluent;

namespace Instrumentation.Recording;

public sealed class BucketBoundariesTests
{
    private static readonly Gen<double[]> Boundaries =
        from count in Gen.Choose(1, 512)
        from values in FiniteDoubles.Values().Generator.ArrayOf(count)
        select values.Distinct().Order().ToArray();

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public Property A_bucket_is_found_as_by_a_plain_loop()
        => Prop.ForAll(Boundaries.ToArbitrary(), FiniteDoubles.Values().Generator.ArrayOf(20).ToArbitrary(), (boundaries, values) =>
        {
            var buckets = new BucketBoundaries(boundaries);
            IEnumerable<double> around = boundaries.SelectMany(boundary => new[] { boundary, Math.BitIncrement(boundary), Math.BitDecrement(boundary), -boundary });
            return values.Concat(around).Where(double.IsFinite).All(value => buckets.Find(value) == PlainLoop(boundaries, value));
        });

    [Test]
    public void Every_count_of_boundaries_works()
    {
        Assert.Multiple(() =>
        {
            for (int count = 0; count <= 512; count++)
            {
                double[] boundaries = [.. Enumerable.Range(1, count).Select(number => (double)number)];
                var buckets = new BucketBoundaries(boundaries);
                Assert.That(buckets.Count, Is.EqualTo(count + 1));
                for (double value = -0.5; value <= count + 1; value += 0.5)
                    Assert.That(buckets.Find(value), Is.EqualTo(PlainLoop(boundaries, value)));
            }
        });
    }

    [Test]
    public void Either_zero_is_at_the_boundary_zero()
    {
        double[] many = [.. Enumerable.Range(-50, 101).Select(number => (double)number)];
        foreach (double[] boundaries in (double[][])[[0], [-0.0, 1], many])
        {
            int zero = Array.FindIndex(boundaries, boundary => boundary == 0);
            Assert.That(new BucketBoundaries(boundaries).Find(0.0), Is.EqualTo(zero));
            Assert.That(new BucketBoundaries(boundaries).Find(-0.0), Is.EqualTo(zero));
        }
    }

    [FsCheck.NUnit.Property(MaxTest = 50)]
    public Property Buckets_of_parts_add_up_to_the_buckets_of_the_whole()
        => Prop.ForAll(Boundaries.ToArbitrary(), FiniteDoubles.Values().Generator.ListOf().Three().ToArbitrary(), (boundaries, parts) =>
        {
            double[] whole = [.. parts.Item1, .. parts.Item2, .. parts.Item3];
            long[] a = Counts(boundaries, parts.Item1);
            long[] b = Counts(boundaries, parts.Item2);
            long[] c = Counts(boundaries, parts.Item3);
            long[] leftFirst = Sum(Sum(a, b), c);
            return leftFirst.SequenceEqual(Sum(a, Sum(b, c))) && leftFirst.SequenceEqual(Counts(boundaries, whole)) && leftFirst.Sum() == whole.Length;
        });

    private static int PlainLoop(double[] boundaries, double value)
    {
        int bucket = 0;
        while (bucket < boundaries.Length && value > boundaries[bucket])
            bucket++;
        return bucket;
    }

    private static long[] Counts(double[] boundaries, IEnumerable<double> values)
    {
        using var metrics = StreamingMetrics.Create(new StreamingMetricsOptions { PublishToMeters = false });
        HistogramSeries series = metrics.CreateHistogram("h", new InstrumentOptions { Boundaries = boundaries }).WithTags();
        foreach (double value in values)
            series.Record(value);
        return metrics.Snapshot().Series("h")!.Value.Histogram!.BucketCounts.ToArray();
    }

    private static long[] Sum(long[] left, long[] right) => [.. left.Zip(right, (one, other) => one + other)];
}
