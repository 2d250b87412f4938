namespace Instrumentation.Journal;

public sealed partial class StateJournalTests
{
    private static readonly Exception[] Faults =
    [
        new IOException("Input/output error", 5),
        new IOException("No space left on device", 28),
        new UnauthorizedAccessException("Permission denied"),
    ];

    /// <summary>How many calls fail, from the n-th on.</summary>
    private static readonly int[] FaultLengths = [1, 2, 10, int.MaxValue];

    [Test]
    public async Task Whichever_call_fails_the_state_goes_on_and_is_kept_again_afterwards(
        [ValueSource(nameof(Faults))] Exception fault, [ValueSource(nameof(FaultLengths))] int length, [Values] bool failsLate)
    {
        int step = FullSize.Or(1, length == 1 ? 1 : 3);
        bool wasReached = true;
        for (int first = 1; wasReached; first += step)
            wasReached = await SurviveAsync(fault, first, length, failsLate);
    }

    [Test]
    public async Task A_full_disk_still_takes_what_fits_into_the_segment()
    {
        var disk = new SimulatedDisk();
        var state = new ChainState();
        await using StateJournal journal = await OpenAsync(disk, state);
        disk.Fault = (_, name) => name == "Create" ? Faults[1] : null;
        for (int number = 0; number < 5_000; number++)
            state.Append(journal);
        Assert.That(await state.CommitAsync(journal), Is.True);
        Assert.That(await state.CommitAsync(journal), Is.True);
        Assert.That(await state.AppendDurableAsync(journal), Is.EqualTo((5_001, true)));
        Assert.That((journal.Status.Mode, journal.Status.Failures, journal.Status.LastFailure), Is.EqualTo((JournalMode.Persistent, 1, "IOException: No space left on device")));
    }

    [Test]
    public async Task A_segment_whose_sync_failed_takes_nothing_more()
    {
        var disk = new SimulatedDisk();
        var state = new ChainState();
        await using StateJournal journal = await OpenAsync(disk, state);
        string name = disk.Current;
        disk.Fault = (_, call) => call == "Sync" ? Faults[0] : null;
        Assert.That(await state.AppendDurableAsync(journal), Is.EqualTo((1, false)));
        disk.Fault = null;
        int length = disk[name].Length;
        Assert.That(await state.AppendDurableAsync(journal), Is.EqualTo((2, false)));
        _clock.Advance(JournalConstants.FirstRetry);
        Assert.That(await state.CommitAsync(journal), Is.True);
        Assert.That(await state.AppendDurableAsync(journal), Is.EqualTo((3, true)));
        Assert.That(disk[name], Has.Length.EqualTo(length));
        Assert.That(await RecountAsync(disk.AfterCrash(new Random(1))), Is.EqualTo(3));
    }

    [Test]
    public async Task A_folder_that_can_only_be_read_gives_its_state()
    {
        var disk = new SimulatedDisk();
        var before = new ChainState();
        await using (StateJournal journal = await OpenAsync(disk, before))
            await before.AppendDurableAsync(journal);
        byte[] bytes = disk[disk.Current];
        disk.Fault = (_, call) => call is "List" or "OpenRead" or "Read" ? null : Faults[2];
        var state = new ChainState();
        await using (StateJournal journal = await OpenAsync(disk, state))
        {
            Assert.That((state.Count, journal.Status.Mode, journal.Status.CorruptSegments), Is.EqualTo((1, JournalMode.Degraded, 0)));
            Assert.That(await state.AppendDurableAsync(journal), Is.EqualTo((2, false)));
            Assert.That(disk[disk.Current], Is.EqualTo(bytes));
            disk.Fault = null;
            _clock.Advance(JournalConstants.FirstRetry);
            Assert.That(await state.CommitAsync(journal), Is.True);
            Assert.That((journal.Status.Mode, journal.Status.CorruptSegments), Is.EqualTo((JournalMode.Persistent, 0)));
        }

        Assert.That(await RecountAsync(disk), Is.EqualTo(2));
    }

    /// <summary>Runs a state through openings, commits and rotations while some calls fail.</summary>
    /// <returns>Whether there were as many calls.</returns>
    private async Task<bool> SurviveAsync(Exception fault, int first, int length, bool failsLate)
    {
        string run = $"{fault.Message}, from call {first}, {length} calls, {(failsLate ? "late" : "early")}";
        var disk = new SimulatedDisk();
        var before = new ChainState();
        await using (StateJournal journal = await OpenAsync(disk, before))
            await before.AppendDurableAsync(journal);
        byte[] old = disk[disk.Current];
        disk.FailsLate = failsLate;
        int start = disk.Calls;
        disk.Fault = (call, _) => call - start >= first && call - start - first < length ? fault : null;

        var state = new ChainState(payloadBytes: 9_000, checkpointEntries: 300);
        await using (StateJournal journal = await OpenAsync(disk, state))
        {
            Assert.That(state.Count, length <= 2 ? Is.EqualTo(1) : Is.InRange(0, 1), run);
            long durable = journal.Status.Mode == JournalMode.Persistent ? state.Count : 0;
            for (int number = 0; number < 130; number++)
            {
                if (number % 10 == 0)
                    durable = await state.AppendDurableAsync(journal) is { IsDurable: true } append ? append.Count : durable;
                else
                    state.Append(journal);
                if (number % 4 == 0)
                    durable = await state.CommitAsync(journal, flush: number % 16 == 0) && number % 16 == 0 ? state.Count : durable;
                if (number % 50 == 0)
                    _clock.Advance(JournalConstants.FirstRetry);
            }

            bool wasReached = disk.Calls - start >= first;
            if (durable > 0)
                await VerifyAsync(disk.AfterCrash(new Random(first)), durable, state.Count, run);
            disk.Fault = null;
            _clock.Advance(JournalConstants.LastRetry);
            Assert.That(await state.CommitAsync(journal), Is.True, run);
            Assert.That((await state.AppendDurableAsync(journal)).IsDurable, Is.True, run);
            Assert.That(journal.Status.Mode, Is.EqualTo(JournalMode.Persistent), run);
            await VerifyAsync(disk.AfterCrash(new Random(first)), state.Count, state.Count, run);
            Assert.That(!wasReached || journal.Status.Failures > 0, run);
            Assert.That(state.Count == 131 || disk.Names.Any(name => disk[name].AsSpan().SequenceEqual(old)) || journal.Status.RecordsRecovered > 0, run);
            return wasReached;
        }
    }

    private async Task VerifyAsync(SimulatedDisk disk, long atLeast, long atMost, string run)
    {
        var state = new ChainState();
        await using (await OpenAsync(disk, state))
            Assert.That((state.Broken, state.Count >= atLeast && state.Count <= atMost), Is.EqualTo((null as string, true)), $"{state.Count} of {atLeast} to {atMost}: {run}");
    }
}
