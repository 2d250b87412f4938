using Instrumentation.Journal;
using Instrumentation.Labels;
using Instrumentation.Reading;

namespace Instrumentation.KillTargets;

// Appends a sample to each of its series at every tick and commits, as a monitoring cycle does, and says which ticks are committed.
internal static class SeriesWriting
{
    private const int Series = 50;

    public static async Task RunAsync(string folder)
    {
        var store = new SeriesStore(new SeriesStoreOptions { Retention = TimeSpan.FromDays(400), TimeProvider = TimeProvider.System });
        await using SeriesJournal journal = await SeriesJournal.OpenAsync(
            store, new JournalOptions { Path = folder, MaxSegmentBytes = JournalConstants.MinSegmentBytesLimit, MaxBytes = JournalConstants.MinSegmentBytesLimit * 32 });
        StoredSeries[] series = [.. Enumerable.Range(0, Series).Select(number => store.GetSeries(SeriesLabels.Of(("__name__", "x"), ("number", $"{number}"))))];
        long start = TimeProvider.System.GetUtcNow().AddDays(-300).ToUnixTimeMilliseconds() / 86_400_000 * 86_400_000;
        long tick = store.Statistics.NewestUnixMs is { } newest ? (newest - start) / 1_000 : -1;
        Console.WriteLine($"found {tick} {journal.Status.Mode}");
        while (true)
        {
            tick++;
            for (int number = 0; number < Series; number++)
                store.Append(series[number], start + (tick * 1_000), (tick * 7) + number, start);
            if (await journal.CommitAsync())
                Console.WriteLine($"committed {tick}");
        }
    }
}
