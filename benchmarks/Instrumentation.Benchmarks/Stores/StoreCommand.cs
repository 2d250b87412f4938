using System.Diagnostics;
using Instrumentation.Benchmarks.Ratios;
using Instrumentation.Histograms;
using Instrumentation.Journal;
using Instrumentation.Labels;

namespace Instrumentation.Benchmarks.Stores;

/// <summary>
/// The command <c>store</c>: bytes of live chunks a sample of 2,880 samples at 10 s, beside the 16 bytes that a time and a number take; what appending and writing
/// down a cycle of 10,000 counters costs; and what a million series leave on the heap of a store that may take 64 MiB.
/// </summary>
internal static class StoreCommand
{
    private const int SampleCount = 2_880;
    private const int SeriesCount = 10_000;
    private const int Cycles = 360;
    private const int Runs = 5;
    private const int PlainBytes = 16;
    private const long FirstUnixMs = 1_600_000_000_000;

    public static async Task<int> RunAsync()
    {
        RatioRow explosion = Explosion();
        List<RatioRow> rows =
        [
            Size("counters that grow by 0 to 50", 2.2, (random, value) => value + random.Next(51)),
            Size("normally distributed numbers", 8, (random, _) => Normal(random)),
            Histograms(),
            .. await RecorderSeries.MeasureAsync(SampleCount),
            .. await CyclesAsync(),
            explosion,
        ];
        RatioReport.Write("store", rows, rows.Count);
        return 0;
    }

    private static RatioRow Size(string name, double limit, Func<Random, double, double> next)
    {
        SeriesStore store = Store(1L << 30);
        var random = new Random(3);
        foreach (int number in Enumerable.Range(0, 100))
        {
            StoredSeries series = store.GetSeries(SeriesLabels.Of(("__name__", "x"), ("number", $"{number}")));
            double value = 0;
            for (int sample = 0; sample < SampleCount; sample++)
                store.Append(series, FirstUnixMs + (sample * 10_000L), value = next(random, value), FirstUnixMs);
        }

        SeriesStoreStatistics held = store.Statistics;
        return RatioOf(name, held.ChunkBytes / (double)held.Samples, limit);
    }

    private static RatioRow Histograms()
    {
        const int Buckets = 20;
        SeriesStore store = Store(1L << 30);
        var random = new Random(5);
        for (int number = 0; number < 20; number++)
        {
            StoredSeries series = store.GetSeries(SeriesLabels.Of(("__name__", "h"), ("number", $"{number}")));
            var counts = new double[Buckets];
            double sum = 0;
            for (int sample = 0; sample < SampleCount; sample++)
            {
                for (int observation = random.Next(51); observation > 0; observation--)
                {
                    int bucket = Math.Clamp((int)((Normal(random) * 3) + (Buckets / 2)), 0, Buckets - 1);
                    counts[bucket]++;
                    sum += Math.Pow(2, bucket / 8.0);
                }

                store.Append(series, FirstUnixMs + (sample * 10_000L), Histogram(counts, sum), FirstUnixMs);
            }
        }

        SeriesStoreStatistics held = store.Statistics;
        double bytes = held.ChunkBytes / (double)held.Samples / Buckets;
        return new RatioRow("histograms of 20 buckets, chunks", "B a bucket", bytes, "a number", sizeof(double), bytes / sizeof(double), 2.5 / sizeof(double), 0, 1, 0);
    }

    private static NativeHistogram Histogram(double[] counts, double sum)
    {
        var side = new BucketSideBuilder(counts.Length);
        for (int bucket = 0; bucket < counts.Length; bucket++)
            side.Add(bucket, counts[bucket]);
        return new NativeHistogram { Schema = 3, Count = counts.Sum(), Sum = sum, Positive = side.Build() };
    }

    // Appending with the journal's encoding, in memory; the disk is written by another thread meanwhile.
    private static async Task<IReadOnlyList<RatioRow>> CyclesAsync()
    {
        var plain = new double[Runs];
        var kept = new double[Runs];
        double bytes = 0;
        for (int run = -1; run < Runs; run++)
        {
            DirectoryInfo folder = Directory.CreateTempSubdirectory("store-");
            (double alone, _) = await CycleAsync(null);
            (double together, bytes) = await CycleAsync(folder.FullName);
            folder.Delete(recursive: true);
            if (run >= 0)
                (plain[run], kept[run]) = (alone, together);
        }

        Array.Sort(plain);
        Array.Sort(kept);
        double median = plain[Runs / 2];
        return
        [
            new RatioRow("append of 10,000 counters with the journal's encoding", "ns", kept[Runs / 2], "append alone", median, kept[Runs / 2] / median, 200 / median, (kept[^1] - kept[0]) / median, 1, 0),
            new RatioRow("journal of 10,000 counters", "B a sample", bytes, "a time and a number", PlainBytes, bytes / PlainBytes, 1, 0, 1, 0),
        ];
    }

    private static async Task<(double Nanoseconds, double Bytes)> CycleAsync(string? path)
    {
        SeriesStore store = Store(1L << 30);
        await using SeriesJournal journal = await SeriesJournal.OpenAsync(store, new JournalOptions { Path = path, MaxSegmentBytes = 1L << 28, MaxBytes = 1L << 31, FlushInterval = TimeSpan.FromHours(1) });
        StoredSeries[] series = [.. Enumerable.Range(0, SeriesCount).Select(number => store.GetSeries(SeriesLabels.Of(("__name__", "x_total"), ("number", $"{number}"))))];
        var random = new Random(9);
        var values = new double[SeriesCount];

        // Opening the journal applies the retention by the clock.
        long first = TimeProvider.System.GetUtcNow().AddHours(-2).ToUnixTimeMilliseconds();
        TimeSpan appending = TimeSpan.Zero;
        for (int cycle = 0; cycle < Cycles; cycle++)
        {
            for (int number = 0; number < SeriesCount; number++)
                values[number] += random.Next(51);
            long time = first + (cycle * 10_000L);
            long start = Stopwatch.GetTimestamp();
            for (int number = 0; number < SeriesCount; number++)
                store.Append(series[number], time, values[number], first);
            appending += Stopwatch.GetElapsedTime(start);
            await journal.CommitAsync();
        }

        double samples = store.Statistics.AppendedTotal;
        return (appending.TotalNanoseconds / samples, journal.Status.TotalBytes / samples);
    }

    private static RatioRow Explosion()
    {
        const long Cap = 64L << 20;
        long before = GC.GetTotalMemory(forceFullCollection: true);
        SeriesStore store = Store(Cap);
        for (int number = 0; number < 1_000_000; number++)
            store.Append(SeriesLabels.Of(("__name__", "exploded_total"), ("id", $"request-{number}"), ("job", "x")), FirstUnixMs + (number / 10_000 * 10_000L), number);
        double heap = GC.GetTotalMemory(forceFullCollection: true) - before;
        SeriesStoreStatistics held = store.Statistics;
        Console.WriteLine($"Of 1,000,000 series {held.Series:N0} are held and {held.RefusedSeriesTotal:N0} were refused; {held.TotalBytes:N0} bytes are accounted for, {heap:N0} are on the heap.");
        GC.KeepAlive(store);
        return new RatioRow("heap after 1,000,000 series", "MiB", heap / (1 << 20), "the cap", Cap >> 20, heap / Cap, 1.2, 0, 1, 0);
    }

    private static RatioRow RatioOf(string name, double bytes, double limit) =>
        new(name + ", chunks", "B a sample", bytes, "a time and a number", PlainBytes, bytes / PlainBytes, limit / PlainBytes, 0, 1, 0);

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static SeriesStore Store(long maxBytes) => new(new SeriesStoreOptions { MaxBytes = maxBytes, Retention = TimeSpan.FromDays(1) });
}
