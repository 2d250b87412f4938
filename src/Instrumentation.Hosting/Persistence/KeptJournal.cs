using Instrumentation.Journal;

namespace Instrumentation.Persistence;

// A journal with what was told of it so far; null for one that its owner closes.
internal sealed class KeptJournal(string name, Func<JournalStatus> status, Func<CancellationToken, ValueTask<bool>> commit, IAsyncDisposable? journal)
{
    private JournalStatus? _told;
    private Task _commit = Task.CompletedTask;

    public string Name => name;

    public JournalStatus Status => status();

    // Ends when no commit is under way.
    public Task Idle => _commit;

    // A disk that hangs keeps nobody waiting: the next commit takes what came meanwhile.
    public void Commit()
    {
        if (_commit.IsCompleted)
            _commit = commit(CancellationToken.None).AsTask();
    }

    public ValueTask CloseAsync() => journal?.DisposeAsync() ?? ValueTask.CompletedTask;

    // What changed since the last call: whether the journal began or ceased to keep what comes, and the counts.
    public (JournalStatus Now, JournalStatus? Before) Tell()
    {
        JournalStatus now = Status;
        JournalStatus? before = _told;
        _told = now;
        return (now, before);
    }
}
