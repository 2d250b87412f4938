namespace Instrumentation.Recording;

// An instrument and its series. Found series are read without locks; creating, forgetting and bringing back hold the lock.
internal sealed partial class Instrument
{
    private static readonly LabelSet OverflowLabels = LabelSet.From((InstrumentConstants.OverflowLabel, true));
    private readonly Lock _lock = new();
    private SeriesTable _table = new(8);
    private Series[] _list = [];
    private int _count;
    private Series? _withoutTags;
    private Series? _overflow;
    private int _live;
    private long _overflowed;

    internal Instrument(StreamingMetrics owner, InstrumentInfo info, InstrumentOptions options, bool declared)
    {
        Owner = owner;
        Info = info;
        Name = info.Name;
        Options = options;
        Declared = declared;
        Limit = options.CardinalityLimit ?? owner.CardinalityLimit;
        Buckets = info.Kind == InstrumentKind.Histogram && options.Layout == HistogramLayout.Explicit ? new BucketBoundaries(options.Boundaries!) : null;
    }

    internal StreamingMetrics Owner { get; }

    internal string Name { get; }

    internal InstrumentInfo Info { get; set; }

    internal InstrumentOptions Options { get; set; }

    internal bool Declared { get; set; }

    internal int Limit { get; }

    internal BucketBoundaries? Buckets { get; }

    internal bool IsRejected { get; set; }

    internal double TimeUnitsPerSecond => Info.Unit switch
    {
        "ms" => 1_000,
        "us" => 1_000_000,
        "ns" => 1_000_000_000,
        null when Info.Name.EndsWith("_ms", StringComparison.Ordinal) || Info.Name.EndsWith("_milliseconds", StringComparison.Ordinal) => 1_000,
        _ => 1,
    };

    internal long Overflowed => Volatile.Read(ref _overflowed);

    // Series in the order of their creation. List and count are written one after the other; the smaller of what is seen is always filled.
    internal ReadOnlySpan<Series> Series
    {
        get
        {
            Series[] list = Volatile.Read(ref _list);
            return list.AsSpan(0, Math.Min(Volatile.Read(ref _count), list.Length));
        }
    }

    internal Series? Find(ReadOnlySpan<Tag> tags)
    {
        if (tags.IsEmpty)
            return _withoutTags;
        Series? found = Volatile.Read(ref _table).Find(tags, out int count);
        return count == 0 && AreValid(tags) ? _withoutTags : found;
    }

    // Finds or creates; null when the tags are refused, which is counted, or when the lock is taken and the caller does not wait.
    internal Series? Resolve(ReadOnlySpan<Tag> tags, bool wait, out bool busy)
    {
        busy = false;
        if (Find(tags) is { } found)
            return found;
        if (!AreValid(tags))
        {
            Owner.Reject(RejectReason.InvalidTags, Info.Name);
            return null;
        }

        if (Volatile.Read(ref _live) >= Limit && _overflow is { } overflow && !HasForgotten)
        {
            Owner.CountOverflow(this);
            return overflow;
        }

        if (!Owner.MayCreate(this, tags))
            return null;
        if (wait)
        {
            _lock.Enter();
        }
        else if (!_lock.TryEnter())
        {
            busy = true;
            return null;
        }

        Series resolved;
        try
        {
            resolved = FindOrCreate(tags);
        }
        finally
        {
            _lock.Exit();
        }

        // Without the lock, because the first one is told to the application.
        if (IsOverflow(resolved))
            Owner.CountOverflow(this);
        return resolved;
    }

    internal long CountOverflow() => Interlocked.Increment(ref _overflowed);

    internal bool IsOverflow(Series series) => ReferenceEquals(series, _overflow);

    internal void MoveWindows()
    {
        foreach (Series series in Series)
            (series as SummarySeries)?.MoveWindow();
    }

    private Series FindOrCreate(ReadOnlySpan<Tag> tags)
    {
        if (Find(tags) is { } found)
            return found;
        LabelSet labels = LabelSet.From(tags);
        if (labels.Count == 0 && _withoutTags is not null)
            return _withoutTags;
        if (TakeForgotten(labels) is { } forgotten)
        {
            BringBack(forgotten, Owner.NowUnixMs);
            return forgotten;
        }

        // The label that tells the overflow series belongs to it alone.
        if (_live >= Limit || labels == OverflowLabels)
            return _overflow ??= Append(OverflowLabels, keepInTable: false);

        _live++;
        return Append(labels, keepInTable: true);
    }

    private Series Append(LabelSet labels, bool keepInTable)
    {
        Series created = Create(labels);
        List(created);
        if (keepInTable)
            Enter(created);
        Owner.SeriesCreated(this, created);
        return created;
    }

    private Series Create(LabelSet labels) => Info.Kind switch
    {
        InstrumentKind.Counter => new CounterSeries(this, labels, Owner.NowUnixMs),
        InstrumentKind.Histogram => new HistogramSeries(this, labels, Owner.NowUnixMs),
        InstrumentKind.Summary => new SummarySeries(this, labels, Owner.NowUnixMs),
        _ => new GaugeSeries(this, labels, Owner.NowUnixMs),
    };

    private void List(Series series)
    {
        if (_count == _list.Length)
        {
            var larger = new Series[Math.Max(4, _count + (_count >> 1))];
            Array.Copy(_list, larger, _count);
            Volatile.Write(ref _list, larger);
        }

        _list[_count] = series;
        Volatile.Write(ref _count, _count + 1);
    }

    private void Enter(Series series)
    {
        if (series.Labels.Count == 0)
            Volatile.Write(ref _withoutTags, series);
        else
            Volatile.Write(ref _table, _table.With(series));
    }

    private bool AreValid(ReadOnlySpan<Tag> tags)
    {
        if (tags.Length > InstrumentConstants.MaxTags)
            return false;
        for (int index = 0; index < tags.Length; index++)
        {
            ref readonly Tag tag = ref tags[index];
            if (string.IsNullOrEmpty(tag.Key) || tag.Key.Length > InstrumentConstants.MaxTagValueLength || tag.Text?.Length > InstrumentConstants.MaxTagValueLength)
                return false;
            if (tag.Key == ReservedLabel)
                return false;
            for (int before = 0; before < index; before++)
            {
                if (string.Equals(tags[before].Key, tag.Key, StringComparison.Ordinal))
                    return false;
            }
        }

        return true;
    }

    // The exposition formats give these labels a meaning of their own.
    private string? ReservedLabel => Info.Kind switch
    {
        InstrumentKind.Histogram => "le",
        InstrumentKind.Summary => "quantile",
        _ => null,
    };
}
