using System.Globalization;
using Instrumentation.Journal;
using Instrumentation.Reading;
using Instrumentation.TestKit;

namespace Instrumentation;

public sealed partial class SeriesJournalTests
{
    [Test]
    public async Task A_process_that_is_killed_loses_at_most_the_tick_that_was_not_committed()
    {
        using var folder = new TestFolder();
        var random = new Random(23);
        long last = -1;
        for (int kill = 0; kill < FullSize.Or(500, 10); kill++)
        {
            long committed = last;
            string? first = await KillTarget.RunAsync(random, 100, line => committed = Math.Max(committed, Committed(line)), "series", folder.Path);
            Assert.That(first, Is.EqualTo($"found {last} Persistent"), $"kill {kill}");
            var store = new SeriesStore(new SeriesStoreOptions { Retention = TimeSpan.FromDays(400) });
            await using SeriesJournal journal = await SeriesJournal.OpenAsync(store, Options(folder));
            last = Ticks(store);
            Assert.That(last, Is.InRange(committed, committed + 1), $"kill {kill}");
        }

        Assert.That(last, Is.GreaterThan(FullSize.Or(500, 10)));
    }

    private static long Committed(string? line)
    {
        string[] words = line?.Split(' ') ?? [];
        return words.Length == 2 && words[0] == "committed" && long.TryParse(words[1], CultureInfo.InvariantCulture, out long tick) ? tick : -1;
    }

    // The last tick of which all series have their sample; up to it none is missing.
    private static long Ticks(SeriesStore store)
    {
        long ticks = long.MaxValue;
        foreach (StoredSeries series in store.Select(new SeriesSelection([], long.MinValue, long.MaxValue)))
        {
            var samples = new SampleBuffer();
            series.Read(long.MinValue, long.MaxValue, samples);
            long number = long.Parse(series.Labels["number"], CultureInfo.InvariantCulture);
            for (int tick = 0; tick < samples.Count; tick++)
            {
                Assert.That(samples.Values[tick], Is.EqualTo((tick * 7) + number));
                Assert.That(samples.StartTimes[tick], Is.EqualTo(samples.Timestamps[0]));
            }

            ticks = Math.Min(ticks, samples.Count - 1);
        }

        return ticks == long.MaxValue ? -1 : ticks;
    }
}
