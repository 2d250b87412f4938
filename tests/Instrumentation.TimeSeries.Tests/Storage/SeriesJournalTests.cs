using FsCheck;
using FsCheck.Fluent;
using Instrumentation.Histograms;
using Instrumentation.Journal;
using Instrumentation.Labels;
using Instrumentation.Reading;
using Instrumentation.TestKit;

namespace Instrumentation;

public sealed partial class SeriesJournalTests
{
    private static readonly SeriesLabels[] Sets =
    [
        .. Enumerable.Range(0, 5).Select(number => SeriesLabels.Of(("__name__", $"m{number / 2}"), ("job", "ü"), ("number", $"{number}"))), SeriesLabels.Empty,
    ];

    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeMilliseconds(1_000_000_000);

    private static Gen<(int Series, int Action, long Step, double Value, long Start, NativeHistogram Histogram)> Operations =>
        from series in Gen.Choose(0, Sets.Length - 1)
        from action in Gen.Frequency((40, Gen.Constant(0)), (6, Gen.Constant(1)), (6, Gen.Constant(2)), (1, Gen.Constant(3)))
        from step in Gen.Frequency((8, Gen.Constant(1_000L)), (3, Gen.Constant(0L)), (1, Gen.Constant(-1_500L)), (1, Gen.Constant(7_001L)))
        from value in Gen.Frequency(
            (8, Gen.Choose(0, 9).Select(number => (double)number)),
            (1, Gen.Elements(StaleMarker.Value, -0.0, 0.1, double.NaN, double.PositiveInfinity, -1e300, 9_007_199_254_740_992, 9_007_199_254_740_994, long.MinValue, -77)))
        from start in Gen.Frequency((9, Gen.Constant(999_000_500L)), (1, Gen.Constant(0L)), (1, Gen.Constant(999_900_000L)))
        from histogram in RandomHistograms.Exponential().Generator
        select (series, action, step, value, start, histogram);

    [FsCheck.NUnit.Property(MaxTest = 150)]
    public Property A_store_reads_the_same_after_a_restart() => Prop.ForAll(Operations.ArrayOf().Resize(FullSize.Or(3_000, 400)).ToArbitrary(), operations =>
    {
        using var folder = new TestFolder();
        SeriesStore before = Store();
        SeriesJournal journal = Open(before, folder);
        long time = Now.ToUnixTimeMilliseconds() - 500_000;
        foreach ((int series, int action, long step, double value, long start, NativeHistogram histogram) in operations)
        {
            time += step;
            switch (action)
            {
                case 0:
                    before.Append(Sets[series], time, value, start);
                    break;
                case 1:
                    before.Append(Sets[series], time, histogram, start);
                    break;
                case 2:
                    Wait(journal.CommitAsync());
                    break;
                default:
                    Wait(journal.DisposeAsync());
                    before = Store();
                    journal = Open(before, folder);
                    break;
            }
        }

        Wait(journal.DisposeAsync());
        SeriesStore after = Store();
        SeriesJournal reopened = Open(after, folder);
        bool isSame = Read(after).SequenceEqual(Read(before)) && reopened.RestoredSamples == before.Statistics.Samples && after.Statistics.AppendedTotal == 0;
        Wait(reopened.DisposeAsync());
        return isSame;
    });

    [Test]
    public async Task What_is_known_of_metric_families_is_restored()
    {
        using var folder = new TestFolder();
        SeriesStore store = Store();
        var first = new MetricMetadata("a", MetricType.Counter, "seconds", "Hilfe für a");
        var second = new MetricMetadata("b", MetricType.GaugeHistogram, "", "");
        store.SetMetadata(first);
        await using (SeriesJournal journal = await SeriesJournal.OpenAsync(store, Options(folder)))
            store.SetMetadata(second);
        SeriesStore restored = Store();
        await using SeriesJournal reopened = await SeriesJournal.OpenAsync(restored, Options(folder));

        Assert.That(restored.ReadMetadata(), Is.EqualTo(new[] { first, second }));
    }

    [Test]
    public async Task Samples_older_than_the_retention_stay_away_and_their_series_too()
    {
        using var folder = new TestFolder();
        SeriesStore store = Store();
        await using (SeriesJournal journal = await SeriesJournal.OpenAsync(store, Options(folder)))
        {
            long start = Now.ToUnixTimeMilliseconds() - 3_600_000;
            for (int sample = 0; sample < 3_600; sample++)
                store.Append(Sets[0], start + (sample * 1_000), sample);
            store.Append(Sets[1], start, 1);
        }

        var clock = new FakeClock(Now.AddMinutes(50));
        var restored = new SeriesStore(new SeriesStoreOptions { Retention = TimeSpan.FromHours(1), TimeProvider = clock });
        await using SeriesJournal reopened = await SeriesJournal.OpenAsync(restored, Options(folder));

        Assert.That(restored.Statistics.Series, Is.EqualTo(1));
        Assert.That(Read(restored).Count(line => line.StartsWith(Sets[0].ToString(), StringComparison.Ordinal)), Is.EqualTo(600));
    }

    [Test]
    public async Task A_smaller_memory_keeps_the_newest()
    {
        using var folder = new TestFolder();
        SeriesStore store = Store();
        var random = new Random(5);
        long start = Now.ToUnixTimeMilliseconds() - 3_600_000;
        await using (SeriesJournal journal = await SeriesJournal.OpenAsync(store, Options(folder)))
        {
            for (int sample = 0; sample < 3_000; sample++)
            {
                for (int series = 0; series < 100; series++)
                    store.Append(SeriesLabels.Of(("__name__", "x"), ("number", $"{series}")), start + (sample * 1_000), random.NextDouble());
            }
        }

        var restored = new SeriesStore(new SeriesStoreOptions { Retention = TimeSpan.FromHours(1), MaxBytes = 1 << 20, TimeProvider = new FakeClock(Now) });
        await using SeriesJournal reopened = await SeriesJournal.OpenAsync(restored, Options(folder));

        Assert.That(restored.Statistics.TotalBytes, Is.LessThanOrEqualTo(1 << 20));
        Assert.That(restored.Statistics.Series, Is.EqualTo(100));
        Assert.That(restored.Statistics.NewestUnixMs, Is.EqualTo(store.Statistics.NewestUnixMs));
        Assert.That(reopened.RestoredSamples, Is.InRange(50_000, 299_999));
    }

    [Test]
    public async Task A_file_cut_off_anywhere_gives_the_samples_before_the_cut()
    {
        using var folder = new TestFolder();
        SeriesStore store = Store();
        long start = Now.ToUnixTimeMilliseconds() - 100_000;
        SeriesJournal journal = await SeriesJournal.OpenAsync(store, Options(folder));
        for (int sample = 0; sample < 40; sample++)
        {
            store.Append(Sets[sample % 2], start + (sample * 1_000), sample, start);
            await journal.CommitAsync();
        }

        await journal.DisposeAsync();
        string[] all = Read(store);
        string file = Directory.GetFiles(folder.Path, "*.journal").Order(StringComparer.Ordinal).Last();
        byte[] bytes = await File.ReadAllBytesAsync(file);
        int most = 0;
        for (int length = 0; length <= bytes.Length; length += FullSize.Or(1, 7))
        {
            using var cut = new TestFolder();
            await File.WriteAllBytesAsync(cut[Path.GetFileName(file)], bytes[..length]);
            SeriesStore restored = Store();
            await using SeriesJournal reopened = await SeriesJournal.OpenAsync(restored, Options(cut));
            string[] found = Read(restored);
            Assert.That(found, Is.SubsetOf(all));
            Assert.That(found.Length, Is.GreaterThanOrEqualTo(most), "a longer file has more");
            most = found.Length;
        }

        Assert.That(most, Is.GreaterThanOrEqualTo(39));
    }

    [Test]
    public async Task Without_a_folder_or_beside_another_journal_the_store_goes_on_in_memory()
    {
        using var folder = new TestFolder();
        SeriesStore first = Store();
        SeriesStore second = Store();
        SeriesStore third = Store();
        await using SeriesJournal holder = await SeriesJournal.OpenAsync(first, Options(folder));
        await using SeriesJournal beside = await SeriesJournal.OpenAsync(second, Options(folder));
        await using SeriesJournal nowhere = await SeriesJournal.OpenAsync(third, new JournalOptions());
        second.Append(Sets[0], Now.ToUnixTimeMilliseconds(), 1);

        Assert.That((holder.Status.Mode, beside.Status.Mode, nowhere.Status.Mode), Is.EqualTo((JournalMode.Persistent, JournalMode.InMemory, JournalMode.InMemory)));
        Assert.That(await beside.CommitAsync(), Is.False);
        Assert.That(second.Statistics.Samples, Is.EqualTo(1));
    }

    [Test]
    public async Task Samples_that_come_while_a_checkpoint_is_written_are_kept()
    {
        using var folder = new TestFolder();
        SeriesStore store = Store();
        long start = Now.ToUnixTimeMilliseconds() - 400_000;
        await using (SeriesJournal journal = await SeriesJournal.OpenAsync(store, new JournalOptions { Path = folder.Path, MaxSegmentBytes = 64 * 1024, MaxBytes = 1 << 20 }))
        {
            Together.Run(3, thread =>
            {
                for (int sample = 0; sample < 30_000; sample++)
                {
                    store.Append(Sets[thread], start + (sample * 10), sample + 0.5, start);
                    if (sample % 300 == 0)
                        Wait(journal.CommitAsync());
                }
            });
            Assert.That(journal.Status.Checkpoints, Is.GreaterThan(2));
        }

        SeriesStore restored = Store();
        await using SeriesJournal reopened = await SeriesJournal.OpenAsync(restored, Options(folder));
        Assert.That(Read(restored), Is.EqualTo(Read(store)));
    }

    private static SeriesStore Store() => new(new SeriesStoreOptions { Retention = TimeSpan.FromHours(1), TimeProvider = new FakeClock(Now) });

    private static JournalOptions Options(TestFolder folder) => new() { Path = folder.Path };

    private static SeriesJournal Open(SeriesStore store, TestFolder folder) => SeriesJournal.OpenAsync(store, Options(folder)).GetAwaiter().GetResult();

    private static void Wait(ValueTask task) => task.AsTask().GetAwaiter().GetResult();

    private static void Wait(ValueTask<bool> task) => task.AsTask().GetAwaiter().GetResult();

    private static string[] Read(SeriesStore store)
    {
        var lines = new List<string>();
        foreach (StoredSeries series in store.Select(new SeriesSelection([], long.MinValue, long.MaxValue)).OrderBy(series => series.Labels))
        {
            var samples = new SampleBuffer();
            series.Read(long.MinValue, long.MaxValue, samples);
            for (int index = 0; index < samples.Count; index++)
            {
                string value = samples.HasHistograms && samples.Histograms[index] is { } histogram
                    ? $"{histogram} {histogram.ResetHint}"
                    : $"{BitConverter.DoubleToInt64Bits(samples.Values[index]):x}";
                lines.Add($"{series.Labels} {samples.Timestamps[index]} {value} {(samples.HasStartTimes ? samples.StartTimes[index] : 0)}");
            }
        }

        return [.. lines];
    }
}
