using Instrumentation.Journal;

namespace Instrumentation.KillTargets;

// Appends a sample to each of its series at every tick and commits, as a monitoring cycle does, and says which ticks are committed.
internal static class SeriesWriting
{
    public static async Task RunAsync(string folder)
    {
        SeriesStore store = TickStore.Create();
        await using SeriesJournal journal = await SeriesJournal.OpenAsync(
            store, new JournalOptions { Path = folder, MaxSegmentBytes = JournalConstants.MinSegmentBytesLimit, MaxBytes = JournalConstants.MinSegmentBytesLimit * 64 });
        StoredSeries[] series = [.. Enumerable.Range(0, TickStore.SeriesCount).Select(number => store.GetSeries(TickStore.Labels(number)))];
        long tick = store.Statistics.NewestUnixMs is { } newest ? (newest - TickStore.StartUnixMs) / TickStore.StepMs : -1;
        Console.WriteLine($"found {tick} {journal.Status.Mode}");
        while (true)
        {
            tick++;
            for (int number = 0; number < series.Length; number++)
                store.Append(series[number], TickStore.Time(tick), TickStore.Value(number, tick), TickStore.StartUnixMs);
            Console.WriteLine(await journal.CommitAsync() ? $"committed {tick}" : $"lost {tick}: {journal.Status.Reason}");
        }
    }
}
