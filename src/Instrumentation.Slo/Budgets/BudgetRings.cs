namespace Instrumentation.Budgets;

/// <summary>Counts in all tiers, and the windows over them.</summary>
/// <remarks>Not safe from several threads. What happened up to a time belongs to the buckets that end with it or later.</remarks>
internal sealed class BudgetRings
{
    private readonly BucketRing[] _rings;
    private readonly BucketEdges?[] _edges;
    private readonly List<WindowCursor> _cursors = [];
    private readonly long _shared;

    /// <summary>Makes empty rings.</summary>
    /// <param name="resolution">The time between two runs of the cycle; less than 10 s counts as 10 s.</param>
    /// <param name="zones">The zones of calendar periods; UTC where there are none.</param>
    public BudgetRings(TimeSpan resolution, IReadOnlyList<ZoneDays> zones)
    {
        long finest = (long)BudgetConstants.FinestResolution.TotalMilliseconds;
        _shared = resolution < BudgetConstants.FinestResolution ? finest : 0;
        ZoneDays[] days = zones.Count > 0 ? [.. zones] : [new ZoneDays(TimeZoneInfo.Utc)];
        _edges = [null, new BucketEdges(BudgetConstants.Steps[1], days), new BucketEdges(BudgetConstants.Steps[2], days), new BucketEdges(0, days)];
        _rings =
        [
            new BucketRing((int)(BudgetConstants.Retention[0] / Math.Max((long)resolution.TotalMilliseconds, finest)) + 2, 1),
            new BucketRing(Capacity(1, days.Length), 1000),
            new BucketRing(Capacity(2, days.Length), 1000),
            new BucketRing((int)(BudgetConstants.Retention[3] / TimeSpan.MillisecondsPerDay * days.Length) + 2, 1000),
        ];
    }

    public int Bytes => _rings.Sum(ring => ring.Bytes);

    /// <summary>How many counts came too late to be kept in the tier of days.</summary>
    public long TooLate { get; private set; }

    /// <summary>The latest time that something was added at; the least number where nothing was.</summary>
    public long Latest { get; private set; } = long.MinValue;

    public BucketRing Ring(BudgetTier tier) => _rings[(int)tier];

    /// <summary>The edge of a tier's bucket that a time lies in, or the time itself in the finest tier.</summary>
    public long EdgeAt(BudgetTier tier, long time) => _edges[(int)tier] is { } edges ? edges.At(time) : time;

    /// <summary>The end of a bucket that begins at an edge.</summary>
    public long EndOf(BudgetTier tier, long edge)
    {
        BucketEdges edges = _edges[(int)tier]!;
        long step = tier == BudgetTier.Days ? TimeSpan.MillisecondsPerDay : BudgetConstants.Steps[(int)tier];
        long end = edges.At(edge + step);
        // A day may have 25 hours; a cut may lie within a step.
        while (end <= edge)
            end = edges.At(edge + (step += TimeSpan.MillisecondsPerHour));
        for (long cut = edges.At(end - 1); cut > edge; cut = edges.At(end - 1))
            end = cut;
        return end;
    }

    /// <summary>The finest tier that reaches back so far.</summary>
    public static BudgetTier TierFor(TimeSpan length)
    {
        int tier = 0;
        while (tier < BudgetConstants.Retention.Length - 1 && BudgetConstants.Retention[tier] < length.TotalMilliseconds)
            tier++;
        return (BudgetTier)tier;
    }

    /// <summary>By how much a rolling window may be longer than asked for: the width of a bucket of its tier.</summary>
    public static TimeSpan Rounding(TimeSpan length) => TierFor(length) switch
    {
        BudgetTier.Ticks => TimeSpan.Zero,
        BudgetTier.FiveMinutes => TimeSpan.FromMinutes(5),
        BudgetTier.Hours => TimeSpan.FromHours(1),
        _ => TimeSpan.FromDays(1),
    };

    /// <summary>Registers a window.</summary>
    public WindowCursor Watch(SloWindow window)
    {
        // A month has up to 31 days, a quarter 92, a year 366.
        TimeSpan length = window.Period is CalendarPeriod.Year ? TimeSpan.FromDays(366) : window.Period is CalendarPeriod.Quarter ? TimeSpan.FromDays(92) : window.Length;
        var cursor = new WindowCursor(window.IsCalendar && TierFor(length) < BudgetTier.Hours ? BudgetTier.Hours : TierFor(length), window);
        _cursors.Add(cursor);
        return cursor;
    }

    /// <summary>What a window holds at a time.</summary>
    public EventCounts Read(WindowCursor cursor, long now)
    {
        BucketRing ring = Ring(cursor.Tier);
        (long key, long start) = Begin(cursor.Tier, cursor.Window, now);
        cursor.MoveTo(ring, key, start);
        return cursor.Read(ring);
    }

    /// <summary>The least key of the window's buckets, and the window's true begin.</summary>
    public (long Key, long Start) Begin(BudgetTier tier, SloWindow window, long now)
    {
        long asked = window.IsCalendar
            ? window.At(DateTimeOffset.FromUnixTimeMilliseconds(now - 1)).Start.ToUnixTimeMilliseconds()
            : now - (long)window.Length.TotalMilliseconds;
        // The finest tier has the end of what a bucket holds for its key, the others its begin.
        if (tier == BudgetTier.Ticks)
            return (asked + 1, asked);
        long edge = EdgeAt(tier, asked);
        return (edge, edge);
    }

    /// <summary>Adds counts of what happened up to a time.</summary>
    public void Add(long time, EventCounts counts)
    {
        if (counts is { Good: 0, Bad: 0 })
            return;
        Latest = Math.Max(Latest, time);
        for (int tier = 0; tier < _rings.Length; tier++)
        {
            long key = tier == 0 ? TickKey(time) : _edges[tier]!.BucketOf(time);
            Add((BudgetTier)tier, key, counts);
        }
    }

    /// <summary>Adds counts to a bucket of one tier, as a copy of other rings has them.</summary>
    public void Restore(BudgetTier tier, long key, EventCounts counts)
    {
        Latest = Math.Max(Latest, key);
        Add(tier, key, counts);
    }

    private void Add(BudgetTier tier, long key, EventCounts counts)
    {
        BucketRing ring = Ring(tier);
        long oldest = Latest - BudgetConstants.Retention[(int)tier];
        if (EdgeAt(tier, oldest) > key || (ring.IsFull && key < ring.Key(ring.First)))
        {
            if (tier == BudgetTier.Days)
                TooLate++;
            return;
        }

        while (ring.Count > 0 && (ring.Key(ring.First) < EdgeAt(tier, oldest) || (ring.IsFull && key > ring.Key(ring.End - 1))))
            Drop(tier, ring);
        if (ring.IsFull && ring.FirstFrom(key) is var found && (found == ring.End || ring.Key(found) != key))
            Drop(tier, ring);
        (long place, bool isInserted) = ring.Add(key, counts.Good, counts.Bad);
        foreach (WindowCursor cursor in _cursors)
        {
            if (cursor.Tier == tier)
                cursor.Added(place, isInserted, counts);
        }
    }

    private void Drop(BudgetTier tier, BucketRing ring)
    {
        foreach (WindowCursor cursor in _cursors)
        {
            if (cursor.Tier == tier)
                cursor.Dropping(ring);
        }

        ring.Drop();
    }

    // Runs of a cycle that is faster than the finest resolution share a bucket, which ends with the last that can be.
    private long TickKey(long time) => _shared == 0 ? time : (time + _shared - 1) / _shared * _shared;

    private static int Capacity(int tier, int zones)
    {
        long days = BudgetConstants.Retention[tier] / TimeSpan.MillisecondsPerDay;
        return (int)((BudgetConstants.Retention[tier] / BudgetConstants.Steps[tier]) + (days * zones)) + 2;
    }
}
