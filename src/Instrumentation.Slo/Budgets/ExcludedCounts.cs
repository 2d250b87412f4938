namespace Instrumentation.Budgets;

/// <summary>What excluded times take out of the counts of a window.</summary>
internal static class ExcludedCounts
{
    /// <summary>Works it out.</summary>
    /// <param name="rings">The counts.</param>
    /// <param name="badMinutes">Those of bad events by the minute.</param>
    /// <param name="overlay">The excluded times.</param>
    /// <param name="from">The window's begin.</param>
    /// <param name="to">Its end.</param>
    /// <param name="now">How far the counts go, by which it is known which of them are still kept; null for the window's end.</param>
    /// <returns>What is to be added to the window's counts, and whether a part of it had to be prorated inside buckets.</returns>
    public static (EventCounts Change, bool IsProrated) Of(BudgetRings rings, BadMinutes badMinutes, ExclusionOverlay overlay, long from, long to, long? now = null)
    {
        EventCounts change = default;
        bool isProrated = false;
        foreach ((long begin, long end, ExclusionKind kind) in overlay.Within(from, to))
        {
            (EventCounts counts, bool prorated) = Within(rings, badMinutes, begin, end, now ?? to);
            isProrated |= prorated;
            change += kind == ExclusionKind.Everything ? new EventCounts(-counts.Good, -counts.Bad) : new EventCounts(counts.Bad, -counts.Bad);
        }

        return (change, isProrated);
    }

    private static (EventCounts Counts, bool IsProrated) Within(BudgetRings rings, BadMinutes badMinutes, long from, long to, long now)
    {
        if (from >= now - BudgetConstants.Retention[0])
            return (Ticks(rings.Ring(BudgetTier.Ticks), from, to), false);
        BudgetTier tier = BudgetRings.TierFor(TimeSpan.FromMilliseconds(now - from));
        (EventCounts counts, bool isProrated) = Prorated(rings, tier, from, to);
        bool isWhole = from % TimeSpan.MillisecondsPerMinute == 0 && to % TimeSpan.MillisecondsPerMinute == 0;
        return isWhole && badMinutes.Within(from, to) is { } bad ? (counts with { Bad = bad }, isProrated) : (counts, isProrated);
    }

    private static EventCounts Ticks(BucketRing ring, long from, long to)
    {
        EventCounts counts = default;
        for (long place = ring.FirstFrom(from + 1); place < ring.End && ring.Key(place) <= to; place++)
            counts += new EventCounts(ring.Good(place), ring.Bad(place));
        return counts;
    }

    private static (EventCounts Counts, bool IsProrated) Prorated(BudgetRings rings, BudgetTier tier, long from, long to)
    {
        BucketRing ring = rings.Ring(tier);
        EventCounts counts = default;
        bool isProrated = false;
        for (long place = ring.FirstFrom(rings.EdgeAt(tier, from)); place < ring.End && ring.Key(place) < to; place++)
        {
            long begin = ring.Key(place);
            long end = rings.EndOf(tier, begin);
            double part = (Math.Min(end, to) - Math.Max(begin, from)) / (double)(end - begin);
            isProrated |= part < 1;
            counts += new EventCounts(ring.Good(place) * part, ring.Bad(place) * part);
        }

        return (counts, isProrated);
    }
}
