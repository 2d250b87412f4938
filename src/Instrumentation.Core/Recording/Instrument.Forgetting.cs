namespace Instrumentation.Recording;

// Forgetting idle series and bringing them back. All of it runs while a snapshot is taken, but for what a creation finds forgotten.
internal sealed partial class Instrument
{
    // Forgotten series by their labels, for as long as somebody can still record to them: there is never a second series beside one of these.
    private readonly Dictionary<LabelSet, WeakReference<Series>> _forgotten = [];
    private int _forgottenCount;

    // Its series are set to what somebody else counts before each snapshot, so none of them is idle because it stays the same.
    internal bool KeepsIdleSeries { get; set; }

    private bool HasForgotten => Volatile.Read(ref _forgottenCount) > 0;

    // Forgets the series that did not change for the given time; with null all of them, changed or not.
    internal int ForgetIdle(TimeSpan? idle, long nowUnixMs, Action<Series, SeriesTotals>? onForgotten)
    {
        if (KeepsIdleSeries)
            return 0;
        int forgotten = 0;
        foreach (Series series in Series)
        {
            if (!ReferenceEquals(series, _overflow) && (idle is null || IsIdle(series, idle.Value, nowUnixMs)) && Forget(series, always: idle is null, onForgotten))
                forgotten++;
        }

        if (forgotten == 0)
            return 0;
        lock (_lock)
            Compact();
        return forgotten;
    }

    internal void BringBack(Series series)
    {
        lock (_lock)
        {
            // Cleared first: a measurement made after this line asks again, one made before it is in the totals that follow.
            series.ClearState(Instrumentation.Series.ReturnRequested);
            if ((series.State & Instrumentation.Series.Forgotten) == 0)
                return;
            if (!IsGauge)
            {
                SeriesTotals totals = series.History!.Spare;
                series.ReadSums(totals);
                if (totals.SameAs(series.History.Forgotten!))
                    return;
            }

            BringBack(series, series.History!.ReturnUnixMs);
        }
    }

    // Brings a withdrawn series back whatever its value is.
    internal void Restore(Series series, long nowUnixMs)
    {
        lock (_lock)
        {
            if ((series.State & Instrumentation.Series.Forgotten) != 0)
                BringBack(series, nowUnixMs);
        }
    }

    // Takes series out of the snapshots until they are recorded to again.
    internal void Withdraw(IEnumerable<Series> withdrawn)
    {
        foreach (Series series in withdrawn)
            Forget(series, always: true, onForgotten: null);
        lock (_lock)
            Compact();
    }

    internal void Close()
    {
        lock (_lock)
        {
            foreach (Series series in Series)
                series.Close();
            foreach (WeakReference<Series> reference in _forgotten.Values)
            {
                if (reference.TryGetTarget(out Series? series))
                    series.Close();
            }
        }
    }

    private bool IsGauge => Info.Kind is InstrumentKind.Gauge or InstrumentKind.Info;

    private static bool IsIdle(Series series, TimeSpan idle, long nowUnixMs)
    {
        // What was added to a gauge and not taken away yet is still held, however long.
        if (series is GaugeSeries { HoldsWhatWasAdded: true })
            return false;
        SeriesHistory? history = series.History;
        if (history is null)
        {
            series.History = history = new SeriesHistory { LastChangeUnixMs = nowUnixMs };
            series.ReadSums(history.LastSeen);
            return false;
        }

        SeriesTotals now = history.Spare;
        now.Whole = history.LastSeen.Whole;
        series.ReadSums(now);
        if (history.LastChangeUnixMs != 0 && now.SameAs(history.LastSeen))
            return nowUnixMs - history.LastChangeUnixMs >= idle.TotalMilliseconds;
        history.Spare = history.LastSeen;
        history.LastSeen = now;
        history.LastChangeUnixMs = nowUnixMs;
        return false;
    }

    // Lets go of the labels of forgotten series that nobody can record to any more.
    internal void ReleaseForgotten()
    {
        if (!HasForgotten)
            return;
        lock (_lock)
            RemoveUnreachable();
    }

    private void RemoveUnreachable()
    {
        foreach ((LabelSet labels, WeakReference<Series> reference) in _forgotten)
        {
            if (!reference.TryGetTarget(out _))
                _forgotten.Remove(labels);
        }

        Volatile.Write(ref _forgottenCount, _forgotten.Count);
    }

    private static bool Forget(Series series, bool always, Action<Series, SeriesTotals>? onForgotten)
    {
        SeriesHistory history = series.History ??= new SeriesHistory();

        // A full fence between this and the reading of the cells; see Series._state.
        series.SetState(Instrumentation.Series.Forgotten);
        var final = new SeriesTotals { Whole = history.LastSeen.Whole };
        series.ReadSums(final);
        if (!always && !final.SameAs(history.LastSeen))
        {
            // Recorded to since it was found idle. Its return may have been requested already, which then finds it live.
            series.ClearState(Instrumentation.Series.Forgotten);
            return false;
        }

        // Bounds and window first, then the totals once more: what is recorded from here on belongs to the next life, with bounds of its own.
        (series as HistogramSeries)?.ResetExtremes();
        (series as SummarySeries)?.EmptyWindow();
        series.ReadTotals(final);
        SeriesTotals before = history.Forgotten ?? new SeriesTotals();
        history.Forgotten = final;
        onForgotten?.Invoke(series, final.Minus(before));
        return true;
    }

    private void Compact()
    {
        var kept = new List<Series>(_count);
        foreach (Series series in Series)
        {
            if ((series.State & Instrumentation.Series.Forgotten) == 0)
            {
                kept.Add(series);
                continue;
            }

            _forgotten[series.Labels] = new WeakReference<Series>(series);
            _live--;
        }

        RemoveUnreachable();
        Series[] entered = [.. kept.Where(series => !ReferenceEquals(series, _overflow) && series.Labels.Count > 0)];
        Volatile.Write(ref _table, SeriesTable.From(entered));
        if (_withoutTags is not null && (_withoutTags.State & Instrumentation.Series.Forgotten) != 0)
            Volatile.Write(ref _withoutTags, null);
        Volatile.Write(ref _count, 0);
        Volatile.Write(ref _list, [.. kept]);
        Volatile.Write(ref _count, kept.Count);
    }

    private void BringBack(Series series, long startUnixMs)
    {
        TakeForgotten(series.Labels);
        series.StartUnixMs = startUnixMs;
        if (series.History is { } history)
            history.LastChangeUnixMs = 0;
        series.ClearState(Instrumentation.Series.Forgotten);
        Owner.SeriesReturned();
        _live++;
        List(series);
        Enter(series);
    }

    private Series? TakeForgotten(LabelSet labels)
    {
        if (!_forgotten.Remove(labels, out WeakReference<Series>? reference))
            return null;
        Volatile.Write(ref _forgottenCount, _forgotten.Count);
        return reference.TryGetTarget(out Series? series) ? series : null;
    }
}
