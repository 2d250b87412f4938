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
            SeriesStore store = TickStore.Create();
            await using SeriesJournal journal = await SeriesJournal.OpenAsync(store, Options(folder));
            last = Ticks(store);
            Assert.That(last, Is.InRange(committed, committed + 1), $"kill {kill}");
        }

        Assert.That(last, Is.GreaterThan(FullSize.Or(500, 10)));
    }

    private static long Committed(string? line)
    {
        Assert.That(line ?? "", Does.Not.StartWith("lost").And.Not.Contain("Exception"));
        string[] words = line?.Split(' ') ?? [];

        // The last line may be cut off by the kill.
        return words.Length == 2 && words[0] == "committed" && long.TryParse(words[1], CultureInfo.InvariantCulture, out long tick) ? tick : -1;
    }

    // The last tick; all series have it, and none before it is missing.
    private static long Ticks(SeriesStore store)
    {
        var last = new HashSet<long>();
        for (int number = 0; number < TickStore.SeriesCount; number++)
        {
            var samples = new SampleBuffer();
            store.GetSeries(TickStore.Labels(number)).Read(long.MinValue, long.MaxValue, samples);
            for (int index = 0; index < samples.Count; index++)
            {
                long tick = (samples.Timestamps[index] - TickStore.StartUnixMs) / TickStore.StepMs;
                Assert.That(samples.Values[index], Is.EqualTo(TickStore.Value(number, tick)));
                Assert.That(samples.StartTimes[index], Is.EqualTo(TickStore.StartUnixMs));
                Assert.That(index == 0 || samples.Timestamps[index] - samples.Timestamps[index - 1] == TickStore.StepMs);
            }

            last.Add(samples.Count == 0 ? -1 : (samples.Timestamps[^1] - TickStore.StartUnixMs) / TickStore.StepMs);
        }

        return last.Single();
    }
}
