namespace Instrumentation.Recording;

/// <summary>What series cost.</summary>
public sealed partial class StreamingMetricsTests
{
    private const int CounterCount = 10_000;
    private const int HistogramCount = 1_000;

    // The 300 bytes are those of 4 stripes, which two cores have; every further stripe adds a series' cell in it, as docs/known-gaps.md says.
    private static int ExtraCellBytes => Math.Max(0, Stripe.Counters - 4) * sizeof(long);

    [Test]
    public void A_counter_of_three_tags_costs_at_most_300_bytes_and_a_snapshot_of_it_250_more()
    {
        string[] ids = [.. Enumerable.Range(0, CounterCount).Select(number => $"customer {number}")];
        StreamingMetricsOptions options = new() { CardinalityLimit = CounterCount };
        Fill(StreamingMetrics.Create(options), ids);
        long before = GC.GetTotalMemory(true);
        StreamingMetrics metrics = Fill(StreamingMetrics.Create(options), ids);
        long recorded = GC.GetTotalMemory(true);
        var snapshot = new MetricSnapshot();
        metrics.Collect(snapshot);
        long collected = GC.GetTotalMemory(true);

        Assert.That(snapshot.Find("c_total")!.Series.Length, Is.EqualTo(CounterCount));
        Assert.That((recorded - before) / (double)CounterCount, Is.LessThanOrEqualTo(300 + ExtraCellBytes), "recorder and lookup");
        Assert.That((collected - recorded) / (double)CounterCount, Is.LessThanOrEqualTo(250), "snapshot");
        metrics.Dispose();
        GC.KeepAlive(ids);
    }

    // A counter has one cell in each stripe, and another one from its first fractional amount on; a histogram one a bucket, and three for its sum,
    // smallest and largest value. 14 boundaries make 15 buckets.
    [Test]
    public void However_many_threads_record_there_are_as_many_cells_as_series_and_stripes_make()
    {
        const int Threads = 200;
        using var metrics = StreamingMetrics.Create(new StreamingMetricsOptions { CardinalityLimit = CounterCount });
        Counter counter = metrics.CreateCounter("c_total");
        Histogram histogram = metrics.CreateHistogram("h", new InstrumentOptions { Unit = "s" });
        CounterSeries[] counters = [.. Enumerable.Range(0, CounterCount).Select(number => counter.WithTags(("id", number)))];
        HistogramSeries[] histograms = [.. Enumerable.Range(0, HistogramCount).Select(number => histogram.WithTags(("id", number)))];
        AssertCells(metrics.CounterCells, Stripe.Counters, CounterCount);
        AssertCells(metrics.HistogramCells, Stripe.Histograms, HistogramCount * (15 + 3));

        // Once for nothing: the pool's threads are there then, and what they take is not counted.
        RunInPool(Threads, static _ => { });
        long before = GC.GetTotalMemory(true);
        RunInPool(Threads, thread =>
        {
            for (int index = thread % 10; index < CounterCount; index += 10)
                counters[index].Add(1);
            for (int index = thread % 10; index < HistogramCount; index += 10)
                histograms[index].Record(thread);
        });
        long growth = GC.GetTotalMemory(true) - before;

        AssertCells(metrics.CounterCells, Stripe.Counters, CounterCount);
        AssertCells(metrics.HistogramCells, Stripe.Histograms, HistogramCount * (15 + 3));
        Assert.That(growth, Is.LessThan(CounterCount * Stripe.Counters * sizeof(long) / 10), "threads bring nothing of their own");
        MetricSnapshot snapshot = metrics.Snapshot();
        Assert.That(snapshot.Find("c_total")!.Series.ToArray().Select(series => series.Value), Is.All.EqualTo(Threads / 10));
        Assert.That(snapshot.Find("h")!.Series.ToArray().Select(series => series.Histogram!.BucketCounts.Length), Is.All.EqualTo(15));

        foreach (CounterSeries series in counters)
            series.Add(0.5);
        AssertCells(metrics.CounterCells, Stripe.Counters, 2 * CounterCount);
    }

    // The barrier lets none go on before each has a thread of the pool for itself.
    private static void RunInPool(int threads, Action<int> action)
    {
        ThreadPool.GetMinThreads(out int workers, out int completions);
        ThreadPool.SetMinThreads(threads + workers, completions);
        try
        {
            using var barrier = new Barrier(threads);
            Task.WaitAll([.. Enumerable.Range(0, threads).Select(thread => Task.Run(() =>
            {
                Assert.That(Thread.CurrentThread.IsThreadPoolThread);
                barrier.SignalAndWait();
                action(thread);
            }))]);
        }
        finally
        {
            ThreadPool.SetMinThreads(workers, completions);
        }
    }

    private static void AssertCells(CellArena arena, int stripes, int cells)
        => Assert.That(arena.AllocatedBytes, Is.InRange((long)stripes * cells * sizeof(long), stripes * cells * sizeof(long) * 11L / 10));

    private static StreamingMetrics Fill(StreamingMetrics metrics, string[] ids)
    {
        foreach (string id in ids)
            metrics.IncrementCounter("c_total", ("customer", id), ("region", "north"), ("tier", "gold"));
        return metrics;
    }
}
