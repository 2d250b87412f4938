using System.Runtime.CompilerServices;
using Instrumentation.Histograms;
using Instrumentation.Labels;
using Instrumentation.Reading;

namespace Instrumentation;

public partial class SeriesStoreTests
{
    [Test]
    public void The_oldest_samples_make_room_for_new_ones()
    {
        SeriesStore store = Make(TimeSpan.FromDays(400));
        var random = new Random(1);
        for (int tick = 0; tick < 6_000; tick++)
        {
            for (int series = 0; series < 50; series++)
                Assert.That(store.Append(SeriesLabels.Of(("id", $"{series}")), Start - (6_000_000 * Second) + (tick * 10 * Second), random.NextDouble()), Is.EqualTo(AppendResult.Appended));
            if (tick % 500 == 0)
                Assert.That(store.Statistics.TotalBytes, Is.LessThanOrEqualTo(1 << 20));
        }

        SeriesStoreStatistics statistics = store.Statistics;
        Assert.That(statistics.TotalBytes, Is.InRange(900_000, 1 << 20));
        Assert.That(statistics.EvictedTotal, Is.EqualTo((6_000 * 50) - statistics.Samples).And.GreaterThan(0));
        long[] firsts = [.. store.Select(new SeriesSelection([], long.MinValue, long.MaxValue)).Select(series =>
        {
            var samples = new SampleBuffer();
            series.Read(long.MinValue, long.MaxValue, samples);
            return samples.Timestamps[0];
        })];
        Assert.That(firsts.Max() - firsts.Min(), Is.LessThan(600 * 10 * Second), "every series goes back about as far");
    }

    [Test]
    public void What_the_store_counts_is_what_the_heap_holds()
    {
        SeriesStore?[] held = new SeriesStore?[1];
        Hold(held, FilledStore);
        SeriesStoreStatistics statistics = StatisticsOf(held);
        long heap = HeapBytesOf(held);
        TestContext.Out.WriteLine($"counted {statistics.TotalBytes:N0}, on the heap {heap:N0} bytes; labels {statistics.LabelBytes:N0}, index {statistics.IndexBytes:N0}, heads {statistics.HeadBytes:N0}, chunks {statistics.ChunkBytes:N0}");
        Assert.That(heap / (double)statistics.TotalBytes, Is.InRange(0.7, 1.1));

        [MethodImpl(MethodImplOptions.NoInlining)]
        static SeriesStore FilledStore()
        {
            SeriesStore store = Make(maxBytes: 64 << 20);
            for (int tick = 0; tick < 100; tick++)
            {
                for (int series = 0; series < 10_000; series++)
                    store.Append(SeriesLabels.Of(("__name__", "requests_total"), ("instance", $"host-{series / 10}"), ("path", $"/orders/{series}")), Start + (tick * 10 * Second), tick * series);
            }

            return store;
        }
    }

    [Test]
    public void A_flood_of_series_stays_within_the_memory_and_leaves_the_others_be()
    {
        int flood = FullSize.Or(1_000_000, 50_000);
        long maxBytes = FullSize.Or(64 << 20, 4 << 20);
        SeriesStore?[] held = new SeriesStore?[1];
        Hold(held, () => Make(maxBytes: maxBytes));
        SeriesStoreStatistics statistics = Flood(held, flood);
        long heap = HeapBytesOf(held);
        TestContext.Out.WriteLine($"{statistics.Series:N0} series of {flood:N0}, counted {statistics.TotalBytes:N0}, on the heap {heap:N0} of {maxBytes:N0} bytes");
        Assert.That(statistics.TotalBytes, Is.LessThanOrEqualTo(maxBytes));
        Assert.That(heap, Is.LessThanOrEqualTo(1.2 * maxBytes));
        Assert.That(statistics.Series + statistics.RefusedSeriesTotal, Is.EqualTo(flood + 1));
        Assert.That(statistics.OverCapTotal, Is.EqualTo(statistics.RefusedSeriesTotal).And.GreaterThan(0));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static SeriesStoreStatistics Flood(SeriesStore?[] held, int flood)
    {
        SeriesStore store = held[0]!;
        StoredSeries steady = store.GetSeries(Requests);
        int ticks = 0;
        for (int series = 0; series < flood; series++)
        {
            if (series % 1_000 == 0)
                Assert.That(store.Append(steady, Start + (ticks++ * Second), series), Is.EqualTo(AppendResult.Appended));
            store.Append(SeriesLabels.Of(("__name__", "requests_total"), ("pod", $"pod-{series}"), ("request", $"{series * 7919L:x16}")), Start + (ticks * Second), 1);
        }

        return store.Statistics;
    }

    [Test]
    public void Series_without_samples_of_late_give_way_to_new_ones()
    {
        SeriesStore store = Make(TimeSpan.FromDays(1));
        int first = 0;
        while (store.Append(SeriesLabels.Of(("old", $"{first}")), Start - (600 * Second), 1) == AppendResult.Appended)
            first++;
        for (int series = 0; series < first; series++)
            Assert.That(store.Append(SeriesLabels.Of(("new", $"{series}")), Start, 1), Is.EqualTo(AppendResult.Appended).Or.EqualTo(AppendResult.OverCap));
        Assert.That(store.LabelValues("new", new SeriesSelection([], long.MinValue, long.MaxValue)), Has.Count.GreaterThan(first * 8 / 10));
        Assert.That(store.Statistics.TotalBytes, Is.LessThanOrEqualTo(1 << 20));
    }

    [Test]
    public void Every_series_that_was_let_in_can_be_written_where_memory_is_used_up()
    {
        SeriesStore store = Make(TimeSpan.FromDays(1));
        var series = new List<StoredSeries>();
        while (store.Append(SeriesLabels.Of(("id", $"{series.Count}")), Start - (80_000 * Second), 1) == AppendResult.Appended)
            series.Add(store.GetSeries(SeriesLabels.Of(("id", $"{series.Count}"))));
        var random = new Random(1);
        for (int tick = 1; tick < 300; tick++)
        {
            foreach (StoredSeries one in series)
                Assert.That(store.Append(one, Start - (80_000 * Second) + (tick * 10 * Second), random.NextDouble()), Is.EqualTo(AppendResult.Appended));
        }

        Assert.That(store.Statistics.TotalBytes, Is.LessThanOrEqualTo(1 << 20));
        Assert.That(series, Has.Count.EqualTo(store.Statistics.Series));
    }

    [Test]
    public void Histograms_are_bounded_too()
    {
        SeriesStore store = Make(TimeSpan.FromDays(1));
        var random = new Random(1);
        for (int tick = 0; tick < 2_000; tick++)
        {
            for (int series = 0; series < 20; series++)
            {
                double[] buckets = [.. Enumerable.Range(0, 40).Select(_ => (double)random.Next(1 << 20))];
                store.Append(SeriesLabels.Of(("id", $"{series}")), Start - (80_000 * Second) + (tick * 10 * Second), new NativeHistogram { Count = buckets.Sum(), Sum = random.NextDouble(), PositiveSpans = [new HistogramSpan(tick % 3, 40)], PositiveBuckets = [.. buckets] });
            }

            if (tick % 100 == 0)
                Assert.That(store.Statistics.TotalBytes, Is.LessThanOrEqualTo(1 << 20));
        }

        Assert.That(store.Statistics.AppendedTotal, Is.EqualTo(40_000));
        Assert.That(store.Statistics.EvictedTotal, Is.GreaterThan(0).And.EqualTo(40_000 - store.Statistics.Samples));
    }

    // In methods of their own, so that no frame of the caller's holds the store.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Hold(SeriesStore?[] held, Func<SeriesStore> make) => held[0] = make();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static SeriesStoreStatistics StatisticsOf(SeriesStore?[] held) => held[0]!.Statistics;

    // By letting it go: what earlier tests leave behind has more time to go before the first look than between the two.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long HeapBytesOf(SeriesStore?[] held)
    {
        long with = HeapBytes();
        GC.KeepAlive(held);
        held[0] = null;
        return with - HeapBytes();
    }

    private static long HeapBytes()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
