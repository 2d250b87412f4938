namespace Instrumentation.Journal;

public sealed partial class StateJournalTests
{
    [Test]
    public async Task Segments_rotate_and_old_ones_go_while_many_append()
    {
        int perThread = FullSize.Or(20_000, 1_000);
        const int Threads = 8;
        var state = new ChainState(payloadBytes: 100, checkpointEntries: 5);
        await using (StateJournal journal = await StateJournal.OpenAsync(Options, state))
        {
            await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Run(async () =>
            {
                for (int number = 0; number < perThread; number++)
                {
                    if (number % 50 == thread)
                        Assert.That((await state.AppendDurableAsync(journal)).IsDurable, Is.True);
                    else
                        state.Append(journal);
                    if (number % 100 == 99)
                        Assert.That(await state.CommitAsync(journal), Is.True);
                }
            })));
            Assert.That(await state.CommitAsync(journal, flush: true), Is.True);
            JournalStatus status = journal.Status;
            Assert.That((status.RecordsWritten, status.RecordsDropped, status.Failures, status.Mode), Is.EqualTo((Threads * perThread, 0, 0, JournalMode.Persistent)));
            Assert.That(status.Checkpoints, Is.GreaterThan(3));
            Assert.That(Files(), Has.Length.EqualTo(2), "the current segment and the one before");
        }

        var restored = new ChainState();
        await using (await StateJournal.OpenAsync(Options, restored))
            Assert.That((restored.Broken, restored.Count), Is.EqualTo((null as string, Threads * perThread)));
    }

    [Test]
    public async Task A_large_checkpoint_waits_until_as_much_was_appended()
    {
        var disk = new SimulatedDisk();
        var state = new ChainState(payloadBytes: 1_000, checkpointEntries: 200);
        await using StateJournal journal = await OpenAsync(disk, state);
        for (int number = 0; number < 190; number++)
        {
            state.Append(journal);
            await state.CommitAsync(journal);
        }

        Assert.That(journal.Status.Checkpoints, Is.EqualTo(1));
        for (int number = 0; number < 20; number++)
        {
            state.Append(journal);
            await state.CommitAsync(journal);
        }

        Assert.That(journal.Status.Checkpoints, Is.EqualTo(2));
    }

    [Test]
    public async Task More_than_fits_between_two_commits_is_dropped_and_the_next_commit_writes_the_state()
    {
        var disk = new SimulatedDisk();
        var state = new ChainState(payloadBytes: JournalConstants.MaxRecordBytes);
        await using StateJournal journal = await StateJournal.OpenAsync(disk, new JournalOptions(), state, _clock, default);
        for (int number = 0; number < 5; number++)
            state.Append(journal);
        Assert.That((journal.Status.Mode, journal.Status.RecordsDropped), Is.EqualTo((JournalMode.Degraded, 2)));
        Assert.That(journal.Status.Reason, Does.Contain("without a commit"));
        Assert.That(await state.AppendDurableAsync(journal), Is.EqualTo((6, false)));
        Assert.That(await state.CommitAsync(journal), Is.True);
        Assert.That((journal.Status.Mode, journal.Status.RecordsWritten, await RecountAsync(disk)), Is.EqualTo((JournalMode.Persistent, 3, 6)));
    }

    [Test]
    public async Task A_gap_ends_its_segment_even_where_no_other_can_begin()
    {
        var disk = new SimulatedDisk();
        var state = new ChainState(payloadBytes: JournalConstants.MaxRecordBytes);
        await using StateJournal journal = await StateJournal.OpenAsync(disk, new JournalOptions(), state, _clock, default);
        for (int number = 0; number < 5; number++)
            state.Append(journal);
        disk.Fault = (_, name) => name == "Create" ? new IOException("No space left on device") : null;
        Assert.That(await state.CommitAsync(journal), Is.False);
        state.Append(journal);
        Assert.That(await state.CommitAsync(journal), Is.False);
        Assert.That((journal.Status.Mode, await RecountAsync(disk.Copy())), Is.EqualTo((JournalMode.Degraded, 3)));
    }

    [Test]
    public async Task A_full_folder_spares_what_it_can_and_then_takes_no_more()
    {
        var disk = new SimulatedDisk { ["0000000001.journal.damaged"] = new byte[200_000] };
        var state = new ChainState(payloadBytes: 10_000);
        var options = new JournalOptions { MaxSegmentBytes = SmallSegment, MaxBytes = 4 * SmallSegment };
        await using StateJournal journal = await StateJournal.OpenAsync(disk, options, state, _clock, default);
        int kept = 0;
        while ((await state.AppendDurableAsync(journal)).IsDurable)
        {
            kept++;
            Assert.That(journal.Status.TotalBytes, Is.LessThanOrEqualTo(4 * SmallSegment));
        }

        Assert.That(kept, Is.EqualTo(2 * SmallSegment / 10_010), "half of the folder, for the next checkpoint needs the rest");
        Assert.That(disk.Names, Has.No.Member("0000000001.journal.damaged"));
        Assert.That(journal.Status.Reason, Does.Contain("262144"));
        _clock.Advance(JournalConstants.FirstRetry);
        Assert.That(await state.CommitAsync(journal), Is.True);
        Assert.That((journal.Status.Mode, await RecountAsync(disk)), Is.EqualTo((JournalMode.Persistent, kept + 1)));
    }

    [Test]
    public async Task A_state_that_is_too_large_is_not_kept_and_what_was_kept_before_stays()
    {
        var disk = new SimulatedDisk();
        var options = new JournalOptions { MaxSegmentBytes = SmallSegment, MaxBytes = 4 * SmallSegment };
        var small = new ChainState();
        await using (StateJournal journal = await StateJournal.OpenAsync(disk, options, small, _clock, default))
            await small.AppendDurableAsync(journal);
        var large = new ChainState(checkpointEntries: 132);
        await using (StateJournal journal = await StateJournal.OpenAsync(disk, options, large, _clock, default))
        {
            Assert.That((large.Count, journal.Status.Mode), Is.EqualTo((1, JournalMode.Degraded)));
            Assert.That(journal.Status.Reason, Does.Contain("more than half of the 262144"));
        }

        Assert.That(await RecountAsync(disk), Is.EqualTo(1));
    }

    [Test]
    public async Task A_large_checkpoint_leaves_room_for_the_next_one()
    {
        var disk = new SimulatedDisk();
        var options = new JournalOptions { MaxSegmentBytes = SmallSegment, MaxBytes = 4 * SmallSegment };
        var state = new ChainState(payloadBytes: 1_000, checkpointEntries: 100);
        await using StateJournal journal = await StateJournal.OpenAsync(disk, options, state, _clock, default);
        for (int number = 0; number < 200; number++)
        {
            state.Append(journal);
            Assert.That(await state.CommitAsync(journal), Is.True);
            Assert.That(journal.Status.TotalBytes, Is.LessThanOrEqualTo(4 * SmallSegment));
        }

        Assert.That((journal.Status.Failures, journal.Status.Checkpoints > 5, await RecountAsync(disk)), Is.EqualTo((0, true, 200)));
    }

    [Test]
    public async Task A_folder_that_holds_more_than_it_may_now_is_brought_down()
    {
        var disk = new SimulatedDisk { ["0000000001.journal"] = new byte[300_000], ["0000000002.journal.unread"] = new byte[300_000] };
        var large = new ChainState(checkpointEntries: 300);
        await using (await OpenAsync(disk, large))
        {
        }

        var state = new ChainState();
        var options = new JournalOptions { MaxSegmentBytes = SmallSegment, MaxBytes = 4 * SmallSegment };
        await using StateJournal journal = await StateJournal.OpenAsync(disk, options, state, _clock, default);
        Assert.That((journal.Status.Mode, journal.Status.TotalBytes < 4 * SmallSegment), Is.EqualTo((JournalMode.Persistent, true)));
        Assert.That(disk.Names, Has.Count.EqualTo(1));
    }
}
