namespace Instrumentation.Budgets;

/// <summary>Gathers events into slices of time, and says how each slice counts when it ends.</summary>
/// <remarks>Not safe from several threads.</remarks>
internal sealed class SliceAccumulator
{
    private readonly SortedDictionary<long, EventCounts> _recent = [];
    private readonly SloDefinition _slo;

    public SliceAccumulator(SloDefinition slo)
    {
        _slo = slo;
        Length = (long)slo.Slice.TotalMilliseconds;
    }

    /// <summary>Milliseconds of a slice.</summary>
    public long Length { get; }

    /// <summary>The end of the last slice that was counted; the least number before any.</summary>
    public long ClosedUntil { get; private set; } = long.MinValue;

    /// <summary>Slices that events came for too late.</summary>
    public long TooLate { get; private set; }

    public IEnumerable<(long Begin, EventCounts Counts)> Recent => _recent.Select(slice => (slice.Key, slice.Value));

    /// <summary>Adds events that happened up to a time.</summary>
    /// <returns>What the slice counts otherwise than it did, where it was counted before; and the slice's end.</returns>
    public (long End, EventCounts Change)? Add(long time, EventCounts counts)
    {
        long begin = BeginOf(time);
        bool isClosed = begin + Length <= ClosedUntil;
        if (isClosed && begin < ClosedUntil - (BudgetConstants.MaxOpenSlices * Length))
        {
            TooLate++;
            return null;
        }

        // A slice that is not here was not measured, and counted as nothing so far.
        EventCounts counted = _recent.TryGetValue(begin, out EventCounts before) ? Verdict(before) : default;
        EventCounts after = before + counts;
        _recent[begin] = after;
        Trim();
        return isClosed ? (begin + Length, Verdict(after) - counted) : null;
    }

    /// <summary>Ends the slices that a time is behind, or at the end of.</summary>
    /// <param name="now">The time.</param>
    /// <param name="measuredSince">Since when everything was measured, so that slices without events are known to be empty.</param>
    /// <returns>Each slice's end and what it counts.</returns>
    public IEnumerable<(long End, EventCounts Counts)> CloseUntil(long now, long measuredSince)
    {
        long last = now / Length * Length;
        if (ClosedUntil == long.MinValue)
            ClosedUntil = Math.Min(Math.Min(_recent.Count > 0 ? _recent.Keys.First() : last, Ceiling(measuredSince)), last);
        if (last > ClosedUntil)
        {
            // A long time without measurement has no slices to go through.
            long from = Math.Max(ClosedUntil, Math.Min(Ceiling(measuredSince), last));
            foreach (long begin in (long[])[.. _recent.Keys.Where(begin => begin >= ClosedUntil && begin < from)])
                yield return (begin + Length, Verdict(_recent[begin]));
            for (long begin = from; begin < last; begin += Length)
            {
                EventCounts counts = _recent.GetValueOrDefault(begin);
                _recent.TryAdd(begin, counts);
                yield return (begin + Length, Verdict(counts));
                Trim();
            }

            ClosedUntil = last;
            Trim();
        }
    }

    public void Restore(long closedUntil, IEnumerable<(long Begin, EventCounts Counts)> recent)
    {
        ClosedUntil = closedUntil;
        _recent.Clear();
        foreach ((long begin, EventCounts counts) in recent)
            _recent[begin] = counts;
    }

    private EventCounts Verdict(EventCounts counts)
    {
        if (counts.Total == 0)
            return _slo.EmptySlices switch { EmptySlices.Good => new EventCounts(1, 0), EmptySlices.Bad => new EventCounts(0, 1), _ => default };
        if (_slo.Method == BudgetingMethod.RatioTimeslices)
            return new EventCounts(counts.Good / counts.Total, counts.Bad / counts.Total);
        bool isGood = ResultMath.Exact(counts.Good) >= (_slo.SliceObjective ?? _slo.Objective ?? 1m) * ResultMath.Exact(counts.Total);
        return isGood ? new EventCounts(1, 0) : new EventCounts(0, 1);
    }

    private void Trim()
    {
        while (_recent.Count > BudgetConstants.MaxOpenSlices && _recent.Keys.First() + Length <= ClosedUntil)
            _recent.Remove(_recent.Keys.First());
    }

    private long BeginOf(long time) => (time - 1) / Length * Length;

    private long Ceiling(long time) => time <= 0 ? 0 : (time + Length - 1) / Length * Length;
}
