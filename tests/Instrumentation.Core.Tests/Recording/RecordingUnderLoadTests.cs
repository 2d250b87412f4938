using System.Runtime;

namespace Instrumentation.Recording;

/// <summary>Many threads record while snapshots are taken: nothing is lost, whatever way the recorder works.</summary>
public sealed class RecordingUnderLoadTests
{
    private const int Threads = 32;
    private static readonly double[] Boundaries = [1, 2, 3, 4, 5, 6, 7];

    private static readonly int Operations = FullSize.Or(1_000_000, 40_000);
    private static readonly int Repeats = FullSize.Or(5, 1);

    public enum Way
    {
        Usual,
        WithoutReferenceCache,
        WhileCompacting,
    }

    [Test]
    public void No_increment_is_lost([Values] Way way)
    {
        for (int repeat = 0; repeat < Repeats; repeat++)
            RecordAndCompare(way);
    }

    [Test]
    public void While_every_value_is_one_each_snapshot_agrees_with_itself()
    {
        using var metrics = StreamingMetrics.Create();
        HistogramSeries explicitSeries = metrics.CreateHistogram("ones", new InstrumentOptions { Boundaries = [0.5, 1, 2] }).WithTags();
        HistogramSeries exponentialSeries = metrics.CreateHistogram("exponential_ones", new InstrumentOptions { Layout = HistogramLayout.Exponential }).WithTags();
        long recorded = 0;
        bool stop = false;
        int snapshots = FullSize.Or(10_000, 1_000);
        string? fault = null;
        var reader = new Thread(() =>
        {
            var snapshot = new MetricSnapshot();
            var before = new Dictionary<string, long[]>();
            for (int taken = 0; taken < snapshots && fault is null; taken++)
            {
                metrics.Collect(snapshot);
                foreach (MetricFamily family in snapshot.Families)
                    fault ??= Check(family.Instrument.Name, family.Series[0].Histogram!, before);
            }

            Volatile.Write(ref stop, true);
        });
        reader.Start();
        Together.Run(Threads, _ =>
        {
            long mine = 0;
            while (!Volatile.Read(ref stop))
            {
                explicitSeries.Record(1);
                exponentialSeries.Record(1);
                mine++;
            }

            Interlocked.Add(ref recorded, mine);
        });
        reader.Join();

        Assert.That(fault, Is.Null);
        foreach (MetricFamily family in metrics.Snapshot().Families)
        {
            HistogramPoint point = family.Series[0].Histogram!;
            Assert.That(point.Count, Is.EqualTo(recorded), family.Instrument.Name);
            Assert.That(point.Sum, Is.EqualTo(recorded), family.Instrument.Name);
        }
    }

    private static string? Check(string name, HistogramPoint point, Dictionary<string, long[]> before)
    {
        if (point.Count == 0)
            return null;
        if (Math.Abs(point.Sum - point.Count) > Threads)
            return $"{name}: sum {point.Sum}, count {point.Count}";
        if (point.Min != 1 || point.Max != 1)
            return $"{name}: smallest {point.Min}, largest {point.Max}";
        long[] buckets = point.BucketCounts.ToArray();
        if (before.TryGetValue(name, out long[]? earlier) && earlier.Zip(buckets).Any(pair => pair.Second < pair.First))
            return $"{name}: a bucket went down";
        before[name] = buckets;
        return null;
    }

    private static void RecordAndCompare(Way way)
    {
        using var metrics = StreamingMetrics.Create(null, way != Way.WithoutReferenceCache);
        metrics.CreateHistogram("h", new InstrumentOptions { Boundaries = Boundaries });
        CounterSeries handle = metrics.CreateCounter("handle_total").WithTags(("a", "1"));
        bool stop = false;
        var scraper = new Thread(() => Scrape(metrics, ref stop, way == Way.WhileCompacting));
        scraper.Start();
        string[] topics = ["north", "east", "south", "west"];
        Together.Run(Threads, thread =>
        {
            for (int operation = 0; operation < Operations; operation++)
            {
                string topic = topics[operation & 3];
                if (way == Way.WhileCompacting && (operation & 63) == 0)
                    topic = new string(topic);
                metrics.IncrementCounter("long_total", 3, ("topic", topic), ("thread", thread & 1));
                metrics.IncrementCounter("double_total", 1.0, ("topic", topic));
                metrics.RecordHistogram("h", operation & 7, ("topic", topic));
                handle.Add(1);
            }
        });
        Volatile.Write(ref stop, true);
        scraper.Join();
        CompareTotals(metrics, topics);
    }

    private static void CompareTotals(StreamingMetrics metrics, string[] topics)
    {
        MetricSnapshot snapshot = metrics.Snapshot();
        long each = (long)Threads * Operations / topics.Length;
        Assert.Multiple(() =>
        {
            Assert.That(snapshot.Value("handle_total", ("a", "1")), Is.EqualTo((long)Threads * Operations));
            foreach ((string topic, int index) in topics.Select((topic, index) => (topic, index)))
            {
                Assert.That(snapshot.Value("long_total", ("topic", topic), ("thread", 0)), Is.EqualTo(3 * each / 2));
                Assert.That(snapshot.Value("long_total", ("topic", topic), ("thread", 1)), Is.EqualTo(3 * each / 2));
                Assert.That(snapshot.Value("double_total", ("topic", topic)), Is.EqualTo(each));
                HistogramPoint point = snapshot.Series("h", ("topic", topic))!.Value.Histogram!;
                Assert.That(point.Count, Is.EqualTo(each));
                Assert.That(point.Sum, Is.EqualTo((each / 2 * index) + (each / 2 * (index + 4))));

                // Values index and index + 4 fall into the buckets of the boundaries 1 to 7, and 0 shares the first with 1.
                long[] expected = new long[8];
                expected[Math.Max(index - 1, 0)] = each / 2;
                expected[index + 3] = each / 2;
                Assert.That(point.BucketCounts.ToArray(), Is.EqualTo(expected));
            }

            Assert.That(metrics.RejectedMeasurements, Is.Zero);
        });
    }

    private static void Scrape(StreamingMetrics metrics, ref bool stop, bool compact)
    {
        var snapshot = new MetricSnapshot();
        while (!Volatile.Read(ref stop))
        {
            metrics.Collect(snapshot);
            if (compact)
            {
                GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
                GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
            }

            // The pace of the scrapes, not a wait for anything.
            Thread.Sleep(10);
        }
    }
}
