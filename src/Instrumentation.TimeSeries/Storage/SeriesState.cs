using Instrumentation.Journal;

namespace Instrumentation;

/// <summary>A store as its journal sees it.</summary>
internal sealed class SeriesState : IJournaledState
{
    private readonly SeriesStore _store;
    private readonly SampleItemReader _reader;
    private readonly SampleLog _log;
    private StateJournal? _journal;
    private bool _isRestored;

    public SeriesState(SeriesStore store)
    {
        _store = store;
        _reader = new SampleItemReader(store);
        _log = new SampleLog(TryAppend);
    }

    public long RestoredSamples { get; private set; }

    public int RestoredSeries { get; private set; }

    public void Clear()
    {
        _reader.Clear();
        _store.Clear();
    }

    public void Restore(JournalEntry entry)
    {
        if (entry.Type == SampleItemConstants.Items)
            _reader.ReadItems(entry.Payload);
        else if (entry.Type == SampleItemConstants.Chunks)
            _reader.ReadChunks(entry.Payload);
    }

    public Action<JournalCheckpointWriter> Capture()
    {
        if (!_isRestored)
            EndRestoring();
        return _store.Capture(_log).Write;
    }

    // What came while the first checkpoint was written waits in the log.
    public void Begin(StateJournal journal)
    {
        Volatile.Write(ref _journal, journal);
        if (journal.Status.Mode == JournalMode.InMemory)
            _store.LogTo(null);
    }

    public void HandOver() => _log.HandOver();

    public void End()
    {
        _log.HandOver();
        _store.LogTo(null);
    }

    // What is appended from the first checkpoint on is not in it, so it is written down.
    private void EndRestoring()
    {
        _isRestored = true;
        _reader.Clear();
        _store.ApplyRetention();
        SeriesStoreStatistics restored = _store.Statistics;
        (RestoredSamples, RestoredSeries) = (restored.Samples, restored.Series);
        _store.ResetCounters();
        _store.LogTo(_log);
    }

    private bool TryAppend(ReadOnlySpan<byte> items)
    {
        StateJournal? journal = Volatile.Read(ref _journal);
        journal?.Append(SampleItemConstants.Items, items);
        return journal is not null;
    }
}
