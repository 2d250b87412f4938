namespace Instrumentation.Journal;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed partial class StateJournalTests : IDisposable
{
    private const int SmallSegment = 64 * 1024;

    private readonly FakeClock _clock = new();
    private readonly TestFolder _folder = new();

    private JournalOptions Options => new() { Path = _folder.Path, MaxSegmentBytes = SmallSegment, MaxBytes = 1 << 22 };

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task A_state_survives_a_restart()
    {
        var state = new ChainState();
        await using (StateJournal journal = await StateJournal.OpenAsync(Options, state))
        {
            state.Append(journal);
            state.Append(journal);
            Assert.That(await state.CommitAsync(journal), Is.True);
            Assert.That(await state.AppendDurableAsync(journal), Is.EqualTo((3, true)));
            state.Append(journal);
            Assert.That(journal.Status, Is.EqualTo(new JournalStatus { Mode = JournalMode.Persistent, RecordsWritten = 3, Checkpoints = 1, TotalBytes = journal.Status.TotalBytes }));
        }

        var restored = new ChainState();
        await using (StateJournal journal = await StateJournal.OpenAsync(Options, restored))
        {
            Assert.That((restored.Broken, restored.Count, restored.Restored), Is.EqualTo((null as string, 4, 4)));
            Assert.That(journal.Status, Is.EqualTo(new JournalStatus { Mode = JournalMode.Persistent, RecordsRecovered = 5, Checkpoints = 1, TotalBytes = journal.Status.TotalBytes }));
            Assert.That(journal.Status.TotalBytes, Is.EqualTo(Files().Sum(file => file.Length)));
        }

        var again = new ChainState();
        await using (await StateJournal.OpenAsync(Options, again))
            Assert.That((again.Count, again.Restored), Is.EqualTo((4, 0)), "the checkpoint has it");
    }

    [Test]
    public async Task A_folder_that_is_missing_is_made()
    {
        var state = new ChainState();
        await using StateJournal journal = await StateJournal.OpenAsync(new JournalOptions { Path = _folder["a/b/c"] }, state);
        Assert.That(await state.AppendDurableAsync(journal), Is.EqualTo((1, true)));
    }

    [Test]
    public async Task Without_a_path_nothing_is_kept()
    {
        var state = new ChainState();
        await using StateJournal journal = await StateJournal.OpenAsync(new JournalOptions(), state);
        state.Append(journal);
        Assert.That(await state.CommitAsync(journal), Is.False);
        Assert.That(await state.AppendDurableAsync(journal), Is.EqualTo((2, false)));
        Assert.That(journal.Status, Is.EqualTo(new JournalStatus { Mode = JournalMode.InMemory, Reason = "No path is set.", RecordsDropped = 2 }));
        Assert.That(state.Captures, Is.Zero);
    }

    [Test]
    public async Task A_second_journal_on_a_folder_runs_from_memory()
    {
        var state = new ChainState();
        await using StateJournal journal = await StateJournal.OpenAsync(Options, state);
        await state.AppendDurableAsync(journal);
        var second = new ChainState();
        await using (StateJournal other = await StateJournal.OpenAsync(Options, second))
        {
            Assert.That((other.Status.Mode, other.Status.Reason), Is.EqualTo((JournalMode.InMemory, "Another journal has the folder.")));
            Assert.That(await second.AppendDurableAsync(other), Is.EqualTo((1, false)));
            Assert.That(await second.CommitAsync(other), Is.False);
            Assert.That(other.Status.RecordsDropped, Is.EqualTo(1));
        }

        Assert.That(await state.AppendDurableAsync(journal), Is.EqualTo((2, true)));
        await journal.DisposeAsync();
        var restored = new ChainState();
        await using StateJournal next = await StateJournal.OpenAsync(Options, restored);
        Assert.That((restored.Broken, restored.Count, next.Status.Mode), Is.EqualTo((null as string, 2, JournalMode.Persistent)));
    }

    [Test]
    public async Task A_file_in_the_folders_place_is_survived_and_tried_again()
    {
        string path = _folder["state"];
        await File.WriteAllTextAsync(path, "");
        var state = new ChainState();
        await using StateJournal journal = await StateJournal.OpenAsync(new JournalOptions { Path = path }, state, _clock);
        Assert.That(journal.Status.Mode, Is.EqualTo(JournalMode.Degraded));
        Assert.That(journal.Status.Reason, Is.Not.Null.And.EqualTo(journal.Status.LastFailure));
        Assert.That(await state.AppendDurableAsync(journal), Is.EqualTo((1, false)));

        File.Delete(path);
        Assert.That(await state.CommitAsync(journal), Is.False, "it is not time yet");
        _clock.Advance(JournalConstants.FirstRetry);
        Assert.That(await state.CommitAsync(journal), Is.True);
        Assert.That((journal.Status.Mode, journal.Status.Reason, journal.Status.RecordsDropped), Is.EqualTo((JournalMode.Persistent, null as string, 1)));
        await journal.DisposeAsync();
        var restored = new ChainState();
        await using (await StateJournal.OpenAsync(new JournalOptions { Path = path }, restored))
            Assert.That(restored.Count, Is.EqualTo(1));
    }

    [Test]
    public async Task Attempts_become_rarer_up_to_a_minute()
    {
        var disk = new SimulatedDisk { Fault = (_, name) => name == "Create" ? new IOException("No space left on device") : null };
        var state = new ChainState();
        await using StateJournal journal = await OpenAsync(disk, state);
        var waits = new List<int>();
        for (int second = 0, last = 0; waits.Count < 9; second++)
        {
            int before = disk.CallsByName["Create"];
            await state.CommitAsync(journal);
            if (disk.CallsByName["Create"] > before)
            {
                waits.Add(second - last);
                last = second;
            }

            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.That(waits, Is.EqualTo(new[] { 1, 2, 4, 8, 16, 32, 60, 60, 60 }));
        Assert.That(journal.Status.Reason, Is.EqualTo("IOException: No space left on device"));
    }

    [Test]
    public async Task A_commit_flushes_when_asked_and_when_it_is_time()
    {
        var disk = new SimulatedDisk();
        var state = new ChainState();
        await using StateJournal journal = await OpenAsync(disk, state);
        async Task<int> SyncsOfCommitAsync(bool flush)
        {
            int before = disk.CallsByName["Sync"];
            await state.CommitAsync(journal, flush);
            return disk.CallsByName["Sync"] - before;
        }

        state.Append(journal);
        Assert.That(await SyncsOfCommitAsync(flush: false), Is.Zero);
        Assert.That(await SyncsOfCommitAsync(flush: true), Is.EqualTo(1));
        Assert.That(await SyncsOfCommitAsync(flush: true), Is.Zero, "nothing is new");
        _clock.Advance(JournalConstants.FlushInterval);
        Assert.That(await SyncsOfCommitAsync(flush: false), Is.Zero, "nothing is new");
        state.Append(journal);
        Assert.That(await SyncsOfCommitAsync(flush: false), Is.EqualTo(1));
        state.Append(journal);
        Assert.That(await SyncsOfCommitAsync(flush: false), Is.Zero);
        _clock.Advance(JournalConstants.FlushInterval);
        Assert.That(await SyncsOfCommitAsync(flush: false), Is.EqualTo(1));
    }

    [Test]
    public async Task Durable_appends_at_the_same_time_share_a_flush()
    {
        const int Appends = 100;
        using var isSyncing = new SemaphoreSlim(0);
        using var goOn = new SemaphoreSlim(0);
        var disk = new SimulatedDisk();
        var state = new ChainState();
        await using StateJournal journal = await OpenAsync(disk, state);
        int before = disk.CallsByName["Sync"];
        disk.OnCall = name =>
        {
            if (name != "Sync" || goOn.CurrentCount > 0)
                return;
            isSyncing.Release();
            goOn.Wait();
            goOn.Release();
        };
        Task<(long, bool)> first = state.AppendDurableAsync(journal);
        await isSyncing.WaitAsync();
        Task<(long, bool IsDurable)>[] others = [.. Enumerable.Range(0, Appends).Select(_ => state.AppendDurableAsync(journal))];
        goOn.Release();
        Assert.That(await first, Is.EqualTo((1, true)));
        Assert.That(await Task.WhenAll(others), Has.All.Matches<(long, bool IsDurable)>(append => append.IsDurable));
        Assert.That(disk.CallsByName["Sync"] - before, Is.EqualTo(2), "one for the first, one for all that came meanwhile");
        Assert.That((journal.Status.RecordsWritten, await RecountAsync(disk.AfterCrash(new Random(0)))), Is.EqualTo((Appends + 1, Appends + 1)));
    }

    [Test]
    public async Task Segments_rotate_and_old_ones_go_while_many_append()
    {
        int perThread = FullSize.Or(20_000, 1_000);
        const int Threads = 8;
        var state = new ChainState(payloadBytes: 100, checkpointEntries: 5);
        await using (StateJournal journal = await StateJournal.OpenAsync(Options, state))
        {
            using var isDone = new CancellationTokenSource();
            var committing = Task.Run(async () =>
            {
                while (!isDone.IsCancellationRequested)
                    await state.CommitAsync(journal);
            });
            await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Run(async () =>
            {
                for (int number = 0; number < perThread; number++)
                {
                    if (number % 50 == thread)
                        Assert.That((await state.AppendDurableAsync(journal)).IsDurable, Is.True);
                    else
                        state.Append(journal);
                }
            })));
            await isDone.CancelAsync();
            await committing;
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

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_state_that_cannot_be_captured_costs_the_new_segment_not_the_old_one(bool whileWriting)
    {
        var disk = new SimulatedDisk();
        var state = new ChainState(payloadBytes: 10_000);
        await using StateJournal journal = await OpenAsync(disk, state);
        state.CaptureFault = whileWriting ? null : new InvalidOperationException("not now");
        state.WriteFault = new InvalidOperationException("not now");
        for (int number = 0; number < 20; number++)
        {
            state.Append(journal);
            Assert.That(await state.CommitAsync(journal), Is.True);
        }

        JournalStatus status = journal.Status;
        Assert.That((status.Mode, status.Checkpoints, status.Failures, status.LastFailure), Is.EqualTo((JournalMode.Persistent, 1, 1, "InvalidOperationException: not now")));
        Assert.That(disk.Names, Has.None.EndsWith(".new"));
        (state.CaptureFault, state.WriteFault) = (null, null);
        _clock.Advance(JournalConstants.FirstRetry);
        await state.CommitAsync(journal);
        Assert.That((journal.Status.Checkpoints, await RecountAsync(disk)), Is.EqualTo((2, 20)));
    }

    [Test]
    public async Task A_payload_that_is_too_long_is_refused()
    {
        await using StateJournal journal = await OpenAsync(new SimulatedDisk(), new ChainState());
        byte[] payload = new byte[JournalConstants.MaxRecordBytes + 1];
        Assert.That(() => journal.Append(0, payload), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => journal.AppendDurableAsync(0, payload), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public async Task Missing_arguments_are_refused()
    {
        Assert.That(async () => await StateJournal.OpenAsync(null!, new ChainState()), Throws.ArgumentNullException);
        Assert.That(async () => await StateJournal.OpenAsync(Options, null!), Throws.ArgumentNullException);
        await Task.CompletedTask;
    }

    [Test]
    public async Task A_cancelled_token_is_heeded_and_loses_nothing()
    {
        var disk = new SimulatedDisk();
        var state = new ChainState();
        var cancelled = new CancellationToken(canceled: true);
        Assert.That(async () => await StateJournal.OpenAsync(disk, Options, state, _clock, cancelled), Throws.InstanceOf<OperationCanceledException>());
        await using StateJournal journal = await OpenAsync(disk, state);
        state.Append(journal);
        Assert.That(async () => await journal.CommitAsync(flush: true, cancelled), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(async () => await journal.AppendDurableAsync(0, [], cancelled), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(await state.CommitAsync(journal), Is.True);
        Assert.That(await RecountAsync(disk.Copy()), Is.EqualTo(1));
    }

    [Test]
    public async Task A_disposed_journal_does_nothing_and_throws_nothing()
    {
        var disk = new SimulatedDisk();
        var state = new ChainState();
        StateJournal journal = await OpenAsync(disk, state);
        state.Append(journal);
        await journal.DisposeAsync();
        await journal.DisposeAsync();
        state.Append(journal);
        Assert.That(await state.AppendDurableAsync(journal), Is.EqualTo((3, false)));
        Assert.That(await journal.CommitAsync(flush: true), Is.False);
        Assert.That((journal.Status.Mode, journal.Status.Reason, journal.Status.RecordsDropped), Is.EqualTo((JournalMode.InMemory, "The journal is disposed.", 2)));
        Assert.That(await RecountAsync(disk), Is.EqualTo(1));
    }

    [Test]
    public async Task Disposing_a_degraded_journal_tries_once_more()
    {
        var disk = new SimulatedDisk();
        var state = new ChainState();
        StateJournal journal = await OpenAsync(disk, state);
        disk.Fault = (_, _) => new IOException("No space left on device");
        Assert.That(await state.AppendDurableAsync(journal), Is.EqualTo((1, false)));
        disk.Fault = null;
        await journal.DisposeAsync();
        Assert.That(await RecountAsync(disk), Is.EqualTo(1));
    }

    [Test]
    public async Task A_folder_that_appears_later_with_records_in_it_is_kept_unread()
    {
        var old = new SimulatedDisk();
        var before = new ChainState();
        await using (StateJournal first = await OpenAsync(old, before))
            await before.AppendDurableAsync(first);
        string name = old.Current;
        byte[] bytes = old[name];

        old.Fault = (_, _) => new IOException("Input/output error");
        var state = new ChainState(payloadBytes: 20);
        await using (StateJournal journal = await OpenAsync(old, state))
        {
            Assert.That((journal.Status.Mode, state.Count), Is.EqualTo((JournalMode.Degraded, 0)));
            old.Fault = null;
            _clock.Advance(JournalConstants.FirstRetry);
            Assert.That(await state.CommitAsync(journal), Is.True);
            Assert.That(journal.Status.CorruptSegments, Is.EqualTo(1));
            Assert.That(old[name + ".unread"], Is.EqualTo(bytes));
        }
    }

    [Test]
    public async Task A_read_that_fails_once_costs_nothing()
    {
        var disk = new SimulatedDisk();
        var before = new ChainState();
        await using (StateJournal first = await OpenAsync(disk, before))
            await before.AppendDurableAsync(first);
        foreach (string call in new[] { "List", "OpenRead", "Read" })
        {
            int left = 2;
            disk.Fault = (_, name) => name == call && left-- > 0 ? new IOException("Input/output error") : null;
            var state = new ChainState();
            await using StateJournal journal = await OpenAsync(disk, state);
            Assert.That((state.Count, journal.Status.Failures, journal.Status.CorruptSegments), Is.EqualTo((1, 2, 0)), call);
        }
    }

    private Task<StateJournal> OpenAsync(IJournalStorage disk, IJournaledState state) => StateJournal.OpenAsync(disk, Options, state, _clock, default);

    /// <summary>Opens a disk once its journal is closed, or a copy of it.</summary>
    private async Task<long> RecountAsync(SimulatedDisk disk)
    {
        var state = new ChainState();
        await using StateJournal journal = await OpenAsync(disk.Copy(), state);
        Assert.That((state.Broken, journal.Status.CorruptSegments), Is.EqualTo((null as string, 0)));
        return state.Count;
    }

    private FileInfo[] Files() => [.. new DirectoryInfo(_folder.Path).GetFiles().Where(file => file.Name != "lock")];
}
