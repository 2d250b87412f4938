namespace Instrumentation.Journal;

/// <summary>Which files the folder holds, which of them may go, and the claim on it. One thread at a time.</summary>
internal sealed class JournalFolder(IJournalStorage storage, long maxBytes, JournalTally tally) : IDisposable
{
    private readonly Dictionary<string, long> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _judged = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _aside = new(StringComparer.Ordinal);
    private IDisposable? _claim;
    private bool _isKnown;
    private bool _wasRecovered;
    private long _lastSequence;
    private long _durableSequence;

    internal IJournalStorage Storage => storage;

    /// <summary>Claims the folder where that is not done yet.</summary>
    /// <returns>False where another journal has it.</returns>
    internal bool TryClaim()
    {
        if (_claim is null)
        {
            storage.CreateFolder();
            _claim = storage.TryLock(SegmentName.Lock);
            if (_claim is null)
                return false;
        }

        if (_isKnown)
            return true;
        Look();
        if (_wasRecovered)
            SetUnreadAside();
        _isKnown = true;
        return true;
    }

    /// <summary>Lists the files of the journal, and remembers them.</summary>
    internal IReadOnlyList<StoredFile> Look()
    {
        IReadOnlyList<StoredFile> files = Repeated.Run(storage.List, tally);
        _files.Clear();
        foreach (StoredFile file in files)
        {
            if (!SegmentName.TryParse(file.Name, out long sequence, out string suffix))
                continue;
            _lastSequence = Math.Max(_lastSequence, sequence);
            if (suffix != SegmentName.Newer)
                _files[file.Name] = file.Length;
        }

        Count();
        return files;
    }

    /// <summary>Notes that recovery has read or refused a segment.</summary>
    internal void Judged(StoredFile file) => _judged[file.Name] = file.Length;

    /// <summary>Ends recovery; segments that turn up later hold what this process does not know.</summary>
    /// <param name="durableSequence">The segment that the state comes from; 0 for none.</param>
    internal void EndRecovery(long durableSequence)
    {
        _wasRecovered = true;
        _durableSequence = durableSequence;
    }

    /// <summary>Has a segment renamed, which happens once the next checkpoint is durable.</summary>
    internal void SetAside(string name, string suffix)
    {
        _aside[name] = suffix;
        if (suffix == SegmentName.Newer)
            _files.Remove(name);
    }

    internal SegmentWriter Begin(byte stateVersion)
    {
        SegmentWriter segment = SegmentWriter.Create(storage, ++_lastSequence, stateVersion, tally);
        _files[UnfinishedName(segment)] = segment.Length;
        return segment;
    }

    /// <summary>Gives a segment whose checkpoint is durable its name. Where this throws, the segment may or may not have it.</summary>
    internal void Publish(SegmentWriter segment)
    {
        storage.Rename(UnfinishedName(segment), SegmentName.Of(segment.Sequence));
        storage.SyncFolder();
        _files.Remove(UnfinishedName(segment));
        _files[SegmentName.Of(segment.Sequence)] = segment.Length;
        _durableSequence = segment.Sequence;
    }

    /// <summary>Removes a segment that never got its name.</summary>
    internal void Withdraw(SegmentWriter segment) => TryDelete(UnfinishedName(segment));

    /// <summary>Sets aside what is to be kept, and deletes what the newest durable segment makes superfluous, except for the one before it.</summary>
    internal void Tidy()
    {
        Survive(SetAsideNow);
        Survive(() => Look());
        string[] superfluous =
        [
            .. Unfinished(),
            .. Superseded().SkipLast(1),
            .. SideFiles().SkipLast(JournalConstants.MaxDamagedFiles),
        ];
        foreach (string name in superfluous)
            TryDelete(name);
        DeleteSpare(except: "");
        Count();
    }

    /// <summary>The longest that a segment may be: two of them fit, so that there is room for the next checkpoint beside the current segment.</summary>
    internal long MaxSegment => maxBytes / 2;

    /// <summary>Sees to it that a segment may have a length, by deleting what can be spared.</summary>
    /// <exception cref="IOException">The segment would be too long, or the folder would hold too much.</exception>
    internal void MakeRoom(SegmentWriter segment, long length)
    {
        if (length > MaxSegment)
            throw new IOException($"A segment would take {length} bytes, more than half of the {maxBytes} that the folder may hold.");
        string unfinished = UnfinishedName(segment);
        string name = _files.ContainsKey(unfinished) ? unfinished : SegmentName.Of(segment.Sequence);
        _files[name] = length;
        DeleteSpare(except: name);
        if (IsOverfull)
        {
            _files[name] = segment.Length;
            throw new IOException($"The folder would hold more than the {maxBytes} bytes that it may.");
        }

        Count();
    }

    public void Dispose()
    {
        try
        {
            _claim?.Dispose();
        }
        catch (Exception exception)
        {
            tally.Failed(exception);
        }

        _claim = null;
    }

    private static string UnfinishedName(SegmentWriter segment) => SegmentName.Of(segment.Sequence) + SegmentName.Unfinished;

    private long Total => _files.Values.Sum();

    // The durable segment must stay until the next one is; where the limit was lowered, it may itself be longer than is allowed now.
    private bool IsOverfull
    {
        get
        {
            long durable = _files.GetValueOrDefault(SegmentName.Of(_durableSequence));
            return Total - durable > maxBytes - Math.Min(durable, MaxSegment);
        }
    }

    private void DeleteSpare(string except)
    {
        if (!IsOverfull)
            return;
        string durable = SegmentName.Of(_durableSequence);
        string[] spares =
        [
            .. Unfinished().Where(name => name != except),
            .. SideFiles(),
            .. Superseded(),
            .. _aside.Where(file => file.Key != durable && file.Value != SegmentName.Newer).Select(file => file.Key).Order(StringComparer.Ordinal),
        ];
        foreach (string spare in spares)
        {
            TryDelete(spare);
            if (!IsOverfull)
                return;
        }
    }

    private IEnumerable<string> Unfinished() => Named((_, suffix) => suffix == SegmentName.Unfinished);

    private IEnumerable<string> SideFiles() => Named((_, suffix) => suffix is SegmentName.Damaged or SegmentName.Unread);

    private IEnumerable<string> Superseded() => Named((sequence, suffix) => suffix.Length == 0 && sequence < _durableSequence).Where(name => !_aside.ContainsKey(name));

    // Names sort by their numbers, for these have ten digits.
    private IEnumerable<string> Named(Func<long, string, bool> isWanted) =>
        _files.Keys.Where(name => SegmentName.TryParse(name, out long sequence, out string suffix) && isWanted(sequence, suffix)).Order(StringComparer.Ordinal);

    private void SetUnreadAside()
    {
        foreach ((string name, long length) in _files)
        {
            if (!SegmentName.TryParse(name, out _, out string suffix) || suffix.Length > 0 || (_judged.TryGetValue(name, out long judged) && judged == length))
                continue;
            _aside[name] = SegmentName.Unread;
            tally.Corrupt(length);
        }
    }

    private void SetAsideNow()
    {
        if (_aside.Count == 0)
            return;
        foreach ((string name, string suffix) in _aside.ToList())
        {
            storage.Rename(name, name + suffix);
            _aside.Remove(name);
        }

        storage.SyncFolder();
    }

    private void TryDelete(string name) => Survive(() =>
    {
        storage.Delete(name);
        _files.Remove(name);
        _aside.Remove(name);
    });

    private void Survive(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception)
        {
            tally.Failed(exception);
        }
    }

    private void Count() => tally.Holds(Total);
}
