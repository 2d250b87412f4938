using Instrumentation.Budgets;

namespace Instrumentation;

/// <summary>A copy of the counts of an SLO, to be kept, or to be added to those of other instances of the application.</summary>
/// <remarks>Immutable and safe from any thread.</remarks>
public sealed class SloSnapshot
{
    private readonly SortedDictionary<long, EventCounts>[] _tiers;
    private readonly SortedDictionary<long, double> _badMinutes;

    private SloSnapshot(SortedDictionary<long, EventCounts>[] tiers, SortedDictionary<long, double> badMinutes)
    {
        _tiers = tiers;
        _badMinutes = badMinutes;
    }

    /// <summary>All good events, or slices, since the beginning.</summary>
    public double AllGood => All.Good;

    /// <summary>All bad events, or slices, since the beginning.</summary>
    public double AllBad => All.Bad;

    internal EventCounts All { get; private init; }

    internal long BadMinutesSince { get; private init; }

    internal long MeasuredSince { get; private init; }

    internal long MeasuredUntil { get; private init; }

    internal IReadOnlyList<(long From, long To)> Gaps { get; private init; } = [];

    internal long SlicesUntil { get; private init; }

    internal IReadOnlyList<(long Begin, EventCounts Counts)> Slices { get; private init; } = [];

    internal IReadOnlyList<IReadOnlyDictionary<long, EventCounts>> Tiers => _tiers;

    internal IReadOnlyDictionary<long, double> BadByMinute => _badMinutes;

    /// <summary>Adds the counts of another instance.</summary>
    /// <param name="other">The other's copy.</param>
    /// <returns>A copy with the counts of both. In which order several are added makes no difference.</returns>
    /// <remarks>A time counts as measured where either was.</remarks>
    public SloSnapshot Merge(SloSnapshot other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var tiers = new SortedDictionary<long, EventCounts>[_tiers.Length];
        for (int tier = 0; tier < tiers.Length; tier++)
        {
            tiers[tier] = new SortedDictionary<long, EventCounts>(_tiers[tier]);
            foreach ((long key, EventCounts counts) in other._tiers[tier])
                tiers[tier][key] = tiers[tier].GetValueOrDefault(key) + counts;
        }

        var minutes = new SortedDictionary<long, double>(_badMinutes);
        foreach ((long minute, double bad) in other._badMinutes)
            minutes[minute] = minutes.GetValueOrDefault(minute) + bad;
        var slices = new SortedDictionary<long, EventCounts>();
        foreach ((long begin, EventCounts counts) in Slices.Concat(other.Slices))
            slices[begin] = slices.GetValueOrDefault(begin) + counts;
        return new SloSnapshot(tiers, minutes)
        {
            All = All + other.All,
            BadMinutesSince = Math.Max(BadMinutesSince, other.BadMinutesSince),
            MeasuredSince = Math.Min(MeasuredSince, other.MeasuredSince),
            MeasuredUntil = Math.Max(MeasuredUntil, other.MeasuredUntil),
            Gaps = MeasuredGaps.Common(this, other),
            SlicesUntil = Math.Max(SlicesUntil, other.SlicesUntil),
            Slices = [.. slices.Select(slice => (slice.Key, slice.Value))],
        };
    }

    internal static SloSnapshot Of(BudgetRings rings, BadMinutes badMinutes, MeasuredTime measured, SliceAccumulator? slices, EventCounts all)
    {
        var tiers = new SortedDictionary<long, EventCounts>[BudgetConstants.Retention.Length];
        for (int tier = 0; tier < tiers.Length; tier++)
        {
            tiers[tier] = [];
            BucketRing ring = rings.Ring((BudgetTier)tier);
            for (long place = ring.First; place < ring.End; place++)
                tiers[tier][ring.Key(place)] = new EventCounts(ring.Good(place), ring.Bad(place));
        }

        return new SloSnapshot(tiers, new SortedDictionary<long, double>(badMinutes.All.ToDictionary(minute => minute.Minute, minute => minute.Bad)))
        {
            All = all,
            BadMinutesSince = badMinutes.CompleteSince,
            MeasuredSince = measured.Since,
            MeasuredUntil = measured.Until,
            Gaps = [.. measured.Gaps],
            SlicesUntil = slices?.ClosedUntil ?? long.MinValue,
            Slices = [.. slices?.Recent ?? []],
        };
    }

    internal static SloSnapshot Of(SnapshotParts parts) => new(parts.Tiers, parts.BadMinutes)
    {
        All = parts.All,
        BadMinutesSince = parts.BadMinutesSince,
        MeasuredSince = parts.MeasuredSince,
        MeasuredUntil = parts.MeasuredUntil,
        Gaps = parts.Gaps,
        SlicesUntil = parts.SlicesUntil,
        Slices = parts.Slices,
    };

    internal void CopyTo(BudgetRings rings, BadMinutes badMinutes, MeasuredTime measured, SliceAccumulator? slices)
    {
        for (int tier = 0; tier < _tiers.Length; tier++)
        {
            foreach ((long key, EventCounts counts) in _tiers[tier])
                rings.Restore((BudgetTier)tier, key, counts);
        }

        badMinutes.Restore(BadMinutesSince, _badMinutes.Select(minute => (minute.Key, minute.Value)));
        measured.Restore(MeasuredSince, MeasuredUntil, Gaps);
        slices?.Restore(SlicesUntil, Slices);
    }
}
