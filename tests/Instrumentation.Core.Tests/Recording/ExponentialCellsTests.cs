namespace Instrumentation.Recording;

/// <summary>Exponential histograms, asked through snapshots; buckets are worked out again by exact powers.</summary>
public sealed class ExponentialCellsTests
{
    private const int Threads = 8;

    [FsCheck.NUnit.Property(Arbitrary = [typeof(FiniteDoubles)], MaxTest = 200)]
    public void Any_values_are_counted_in_their_buckets_at_the_finest_scale_that_holds_them(double[] values, byte size, sbyte finest)
    {
        int maxBuckets = 4 + (size % 157);
        int maxScale = Math.Clamp(finest % 13, -4, 8);
        using var metrics = StreamingMetrics.Create(new StreamingMetricsOptions { PublishToMeters = false });
        HistogramSeries series = Declare(metrics, maxBuckets, maxScale);
        foreach (double value in values)
            series.Record(value);

        Check(metrics.Snapshot().Series("h")!.Value.Histogram!, values, maxBuckets, maxScale, ExactPower.Bucket);
    }

    [Test]
    public void Widening_by_many_threads_loses_nothing()
    {
        int operations = FullSize.Or(200_000, 5_000);
        for (int repeat = 0; repeat < 5; repeat++)
        {
            using var metrics = StreamingMetrics.Create();
            HistogramSeries series = Declare(metrics, 160, 8);
            double[][] values = [.. Enumerable.Range(0, Threads).Select(thread => Magnitudes(new Random((100 * repeat) + thread), operations))];
            Together.Run(Threads, thread =>
            {
                foreach (double value in values[thread])
                    series.Record(value);
            });

            Check(metrics.Snapshot().Series("h")!.Value.Histogram!, [.. values.SelectMany(each => each)], 160, 8, Shifted);
        }
    }

    [Test]
    public void A_series_that_comes_back_counts_only_what_came_since()
    {
        using var metrics = StreamingMetrics.Create();
        HistogramSeries series = Declare(metrics, 160, 8);
        var random = new Random(5);
        foreach (double value in Magnitudes(random, 500))
            series.Record(value);
        metrics.Snapshot();
        Assert.That(metrics.ForgetIdle(null), Is.EqualTo(1));
        Assert.That(metrics.Snapshot().Series("h"), Is.Null);

        double[] later = [3, -3.5, 0, 1e-7, 12, 1e30];
        foreach (double value in later)
            series.Record(value);
        HistogramPoint point = metrics.Snapshot().Series("h")!.Value.Histogram!;

        Dictionary<int, long> positive = Expected([.. later.Where(value => value > 0)], point.Scale, ExactPower.Bucket);
        Dictionary<int, long> negative = Expected([.. later.Where(value => value < 0)], point.Scale, ExactPower.Bucket);
        Assert.That(point.Count, Is.EqualTo(later.Length));
        Assert.That(point.ZeroCount, Is.EqualTo(1));
        Assert.That(Counted(point.BucketCounts, point.PositiveOffset), Is.EqualTo(positive));
        Assert.That(Counted(point.NegativeCounts, point.NegativeOffset), Is.EqualTo(negative));
        Assert.That(point.Min, Is.EqualTo(-3.5));
        Assert.That(point.Max, Is.EqualTo(1e30));
    }

    [Test]
    public void Widening_happens_a_few_times_only()
    {
        using var metrics = StreamingMetrics.Create();
        HistogramSeries series = Declare(metrics, 160, 8);
        var random = new Random(11);
        series.Record(1);
        long before = metrics.HistogramCells.AllocatedBytes;
        foreach (double value in Magnitudes(random, 100_000))
            series.Record(Math.Abs(value));

        // A layout centred on what it holds moves at most log2(160) times at each of the 13 scales from 8 to -4.
        long layout = 160L * sizeof(long) * Stripe.Histograms;
        Assert.That(metrics.HistogramCells.AllocatedBytes - before, Is.LessThan(13 * 8 * layout));
    }

    private static HistogramSeries Declare(StreamingMetrics metrics, int maxBuckets, int maxScale)
        => metrics.CreateHistogram("h", new InstrumentOptions { Layout = HistogramLayout.Exponential, MaxBuckets = maxBuckets, MaxScale = maxScale }).WithTags();

    private static double[] Magnitudes(Random random, int count)
        => [.. Enumerable.Range(0, count).Select(_ => (random.Next(2) == 0 ? 1 : -1) * Math.ScaleB(1 + random.NextDouble(), random.Next(-1022, 1023) / (1 + random.Next(50))))];

    private static void Check(HistogramPoint point, double[] values, int maxBuckets, int maxScale, Func<double, int, int> bucketOf)
    {
        double[] positive = [.. values.Where(value => value > 0)];
        double[] negative = [.. values.Where(value => value < 0)];
        int scale = Math.Min(FinestScale(positive, maxBuckets, maxScale, bucketOf), FinestScale(negative, maxBuckets, maxScale, bucketOf));
        Assert.That(point.Scale, Is.EqualTo(scale));
        Assert.That(point.Count, Is.EqualTo(values.Length));
        Assert.That(point.ZeroCount, Is.EqualTo(values.Count(value => value == 0)));
        Assert.That(point.BucketCounts.Length, Is.LessThanOrEqualTo(maxBuckets));
        Assert.That(point.NegativeCounts.Length, Is.LessThanOrEqualTo(maxBuckets));
        Assert.That(Counted(point.BucketCounts, point.PositiveOffset), Is.EqualTo(Expected(positive, scale, bucketOf)));
        Assert.That(Counted(point.NegativeCounts, point.NegativeOffset), Is.EqualTo(Expected(negative, scale, bucketOf)));
        Assert.That(point.Min, Is.EqualTo(values.DefaultIfEmpty(double.NaN).Min()));
        Assert.That(point.Max, Is.EqualTo(values.DefaultIfEmpty(double.NaN).Max()));
        double magnitude = values.Sum(Math.Abs);
        if (double.IsFinite(magnitude))
            Assert.That(point.Sum, Is.EqualTo(values.Sum()).Within(magnitude * 1e-9));
    }

    // Proved exact by the tests of the index, and quick enough for many values.
    private static int Shifted(double magnitude, int scale) => ExponentialIndex.AtFinest(magnitude) >> (ExponentialIndex.FinestScale - scale);

    private static int FinestScale(double[] values, int maxBuckets, int maxScale, Func<double, int, int> bucketOf)
    {
        int scale = maxScale;
        while (values.Length > 0 && bucketOf(values.Max(Math.Abs), scale) - bucketOf(values.Min(Math.Abs), scale) + 1 > maxBuckets)
            scale--;
        return scale;
    }

    private static Dictionary<int, long> Expected(double[] values, int scale, Func<double, int, int> bucketOf)
        => values.GroupBy(value => bucketOf(Math.Abs(value), scale)).ToDictionary(group => group.Key, group => group.LongCount());

    private static Dictionary<int, long> Counted(ReadOnlySpan<long> counts, int offset)
    {
        var counted = new Dictionary<int, long>();
        for (int bucket = 0; bucket < counts.Length; bucket++)
        {
            if (counts[bucket] != 0)
                counted[offset + bucket] = counts[bucket];
        }

        return counted;
    }
}
