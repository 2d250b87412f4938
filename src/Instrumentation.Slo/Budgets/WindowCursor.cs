namespace Instrumentation.Budgets;

/// <summary>The begin of a window in a ring, moved along as time goes on, so that a window's counts cost the same however long it is.</summary>
/// <param name="tier">The tier that the window is counted in.</param>
/// <param name="window">The window.</param>
internal sealed class WindowCursor(BudgetTier tier, SloWindow window)
{
    private EventCounts _before;

    public BudgetTier Tier => tier;

    public SloWindow Window => window;

    /// <summary>The place of the first bucket that is part of the window.</summary>
    public long Tail { get; private set; }

    /// <summary>The true begin of the window, in milliseconds: the edge of the bucket that the asked one lies in.</summary>
    public long Start { get; private set; } = long.MinValue;

    /// <summary>What the ring has within the window.</summary>
    public EventCounts Read(BucketRing ring)
    {
        EventCounts counts = new EventCounts(ring.TotalGood, ring.TotalBad) - _before;
        return Tail >= ring.End ? default : new EventCounts(Math.Max(counts.Good, 0), Math.Max(counts.Bad, 0));
    }

    /// <summary>Moves the begin; a period of the calendar that has only begun, or a clock set back, may also move it back.</summary>
    public void MoveTo(BucketRing ring, long key, long start)
    {
        if (start < Start)
            Restart(ring);
        Start = start;
        for (; Tail < ring.End && ring.Key(Tail) < key; Tail++)
            _before += new EventCounts(ring.Good(Tail), ring.Bad(Tail));
    }

    /// <summary>Takes note that the ring forgets its oldest bucket.</summary>
    public void Dropping(BucketRing ring)
    {
        if (Tail > ring.First)
            _before -= new EventCounts(ring.Good(ring.First), ring.Bad(ring.First));
        else
            Tail = ring.First + 1;
    }

    /// <summary>Takes note that something was added to a bucket later than its time.</summary>
    public void Added(long place, bool isInserted, EventCounts counts)
    {
        bool isBefore = place < Tail;
        if (isInserted && isBefore)
            Tail++;
        if (isBefore)
            _before += counts;
    }

    private void Restart(BucketRing ring)
    {
        EventCounts within = default;
        for (long place = ring.First; place < ring.End; place++)
            within += new EventCounts(ring.Good(place), ring.Bad(place));
        _before = new EventCounts(ring.TotalGood, ring.TotalBad) - within;
        Tail = ring.First;
    }
}
