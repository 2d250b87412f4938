namespace Instrumentation.Budgets;

/// <summary>The parts of a snapshot, as they are read back.</summary>
internal sealed record SnapshotParts
{
    public SortedDictionary<long, EventCounts>[] Tiers { get; } = [[], [], [], []];

    public SortedDictionary<long, double> BadMinutes { get; } = [];

    public EventCounts All { get; set; }

    public long BadMinutesSince { get; set; } = long.MinValue;

    public long MeasuredSince { get; set; } = long.MaxValue;

    public long MeasuredUntil { get; set; } = long.MinValue;

    public List<(long From, long To)> Gaps { get; } = [];

    public long SlicesUntil { get; set; } = long.MinValue;

    public List<(long Begin, EventCounts Counts)> Slices { get; } = [];
}
