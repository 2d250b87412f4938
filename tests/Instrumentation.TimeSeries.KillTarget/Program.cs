using Instrumentation.Journal;
using Instrumentation.KillTargets;

// Appends to the journal in the folder that the first argument names until it is killed. It writes how many records it found, and then for each
// record that is durable the count with it. With "series" before the folder it writes series instead.
if (args is ["series", string folder])
{
    await SeriesWriting.RunAsync(folder);
    return;
}

var state = new ChainState(payloadBytes: 2_000, checkpointEntries: 20);
await using StateJournal journal = await StateJournal.OpenAsync(new JournalOptions { Path = args[0], MaxSegmentBytes = JournalConstants.MinSegmentBytesLimit }, state);
Console.WriteLine(state.Broken ?? $"found {state.Count} {journal.Status.Mode}");
await Task.WhenAll(Enumerable.Range(0, 4).Select(async thread =>
{
    await Task.Yield();
    while (true)
    {
        (long count, bool isDurable) = await state.AppendDurableAsync(journal);
        Console.WriteLine(isDurable ? $"durable {count}" : $"lost {count}");
        state.Append(journal);
        if (thread == 0)
            await state.CommitAsync(journal);
    }
}));
