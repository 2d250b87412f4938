namespace Instrumentation.Journal;

public sealed partial class StateJournalTests
{
    [Test]
    public async Task Whatever_a_crash_leaves_of_the_unsynced_all_that_was_durable_is_there_and_in_order()
    {
        int seeds = FullSize.Or(20_000, 600);
        for (int seed = 0; seed < seeds; seed++)
            await CrashAsync(new Random(seed), $"seed {seed}");
    }

    [Test]
    public async Task A_crash_at_every_call_of_a_rotation_loses_nothing_durable()
    {
        bool wasReached = true;
        for (int crash = 1; wasReached; crash++)
        {
            for (int seed = 0; seed < FullSize.Or(100, 8); seed++)
            {
                var disk = new SimulatedDisk();
                var state = new ChainState(payloadBytes: 3_000, checkpointEntries: 300);
                StateJournal journal = await OpenAsync(disk, state);
                disk.FailsLate = seed % 2 == 0;
                int last = disk.Calls + crash;
                disk.Fault = (call, _) => call >= last ? new IOException("crashed") : null;
                long durable = await RunAsync(new Random(seed), journal, state, 0, steps: 60);
                wasReached = disk.Calls >= last;
                await VerifyAsync(disk.AfterCrash(new Random(seed)), durable, state.Count, $"call {crash}, seed {seed}");
            }
        }
    }

    /// <summary>Several lives of one state, each ended by a crash at some call; in some of them the disk fails now and then before that.</summary>
    private async Task CrashAsync(Random random, string run)
    {
        var disk = new SimulatedDisk();
        long durable = 0;
        long appended = 0;
        for (int life = 0; life < 4; life++)
        {
            var state = new ChainState(payloadBytes: random.Next(16, 6_000), checkpointEntries: random.Next(3) == 0 ? random.Next(600) : 0);
            disk.FailsLate = random.Next(2) == 0;
            int last = random.Next(1, random.Next(2, 200));
            disk.Fault = (call, _) => call >= last ? new IOException("crashed") : null;
            StateJournal journal = await OpenAsync(disk, state);
            if (journal.Status.Mode == JournalMode.Persistent)
            {
                Assert.That(state.Broken, Is.Null, run);
                Assert.That(state.Count, Is.InRange(durable, appended), $"{run}, life {life}");
                durable = appended = state.Count;
                double failing = random.Next(2) * 0.03;
                int seed = random.Next();
                disk.Fault = (call, _) => call >= last || new Random(seed ^ call).NextDouble() < failing ? new IOException("crashed") : null;
                durable = await RunAsync(random, journal, state, durable, steps: 80);
                appended = state.Count;
            }

            disk = disk.AfterCrash(random);
        }

        await VerifyAsync(disk, durable, appended, run);
    }

    /// <summary>Appends, commits and lets time pass at random.</summary>
    /// <returns>How much was acknowledged as durable.</returns>
    private async Task<long> RunAsync(Random random, StateJournal journal, ChainState state, long durable, int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            switch (random.Next(5))
            {
                case 0:
                    (long count, bool isDurable) = await state.AppendDurableAsync(journal);
                    durable = isDurable ? count : durable;
                    break;
                case 1:
                    (long Count, bool IsDurable)[] appends = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => state.AppendDurableAsync(journal)));
                    durable = Math.Max(durable, appends.Where(append => append.IsDurable).Select(append => append.Count).DefaultIfEmpty().Max());
                    break;
                case 2:
                    bool flush = random.Next(3) == 0;
                    durable = await state.CommitAsync(journal, flush) && flush ? state.Count : durable;
                    break;
                case 3:
                    _clock.Advance(TimeSpan.FromMilliseconds(random.Next(1_500)));
                    break;
                default:
                    for (int number = random.Next(6); number > 0; number--)
                        state.Append(journal);
                    break;
            }
        }

        return durable;
    }
}
