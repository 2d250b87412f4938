using System.Globalization;

namespace Instrumentation.Journal;

public sealed partial class StateJournalTests
{
    [Test]
    public async Task A_process_that_is_killed_at_any_instant_loses_nothing_durable()
    {
        var random = new Random(11);
        long durable = 0;
        long corrupt = 0;
        for (int kill = 0; kill < FullSize.Or(500, 20); kill++)
        {
            long acknowledged = await KillAsync(random, durable);
            var state = new ChainState(payloadBytes: 2_000, checkpointEntries: 20);
            await using StateJournal journal = await StateJournal.OpenAsync(Options, state);
            Assert.That((state.Broken, journal.Status.Mode), Is.EqualTo((null as string, JournalMode.Persistent)), $"kill {kill}");
            Assert.That(state.Count, Is.GreaterThanOrEqualTo(acknowledged), $"kill {kill}");
            corrupt += journal.Status.CorruptSegments;
            durable = state.Count;
        }

        TestContext.Out.WriteLine($"{durable} records; {corrupt} segments ended in a record that was cut off");
        Assert.That(durable, Is.GreaterThan(FullSize.Or(500, 20)));
    }

    private async Task<long> KillAsync(Random random, long found)
    {
        long acknowledged = found;
        string? first = await KillTarget.RunAsync(random, 300, line => acknowledged = Read(line, acknowledged), _folder.Path);
        Assert.That(first, Is.EqualTo($"found {found} Persistent"));
        return acknowledged;
    }

    private static long Read(string? line, long acknowledged)
    {
        string[] words = line?.Split(' ') ?? [];
        // The last line may be cut off by the kill.
        if (words.Length < 2 || words[0] != "durable" || !long.TryParse(words[1], CultureInfo.InvariantCulture, out long count))
        {
            Assert.That(line ?? "", Does.Not.StartWith("lost").And.Not.Contain("Exception"));
            return acknowledged;
        }

        return Math.Max(acknowledged, count);
    }
}
