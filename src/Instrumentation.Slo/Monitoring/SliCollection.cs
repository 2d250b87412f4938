using Instrumentation.Recording;

namespace Instrumentation.Monitoring;

/// <summary>The collection of one SLO's indicator: when it is due, and the counters of the slice before.</summary>
internal sealed class SliCollection(SloDefinition slo)
{
    private readonly GrowingCounters _parts = new();
    private readonly GrowingCounters _totals = new();
    private DateTimeOffset? _last;

    public SloDefinition Slo => slo;

    /// <summary>Whether a slice has ended since the last collection.</summary>
    /// <param name="time">The time.</param>
    /// <param name="edge">The end of the slice.</param>
    public bool IsDue(DateTimeOffset time, out DateTimeOffset edge)
    {
        edge = new DateTimeOffset(time.UtcTicks / slo.Slice.Ticks * slo.Slice.Ticks, TimeSpan.Zero);
        if (edge <= _last)
            return false;
        _last = edge;
        return true;
    }

    /// <summary>Values by group; an answer without samples is one value that is not known.</summary>
    public IEnumerable<(IReadOnlyList<string> Group, double Value)> Values(IReadOnlyList<SliSample> samples)
    {
        if (samples.Count == 0 && slo.GroupBy.Count == 0)
            return [([], double.NaN)];
        return samples.GroupBy(KeyOf).Select(group => (group.Key.Values, group.Average(sample => sample.Value)));
    }

    /// <summary>Events by group; rates per second, or counters since the slice before.</summary>
    public IEnumerable<(IReadOnlyList<string> Group, SliReading Reading)> Events(IReadOnlyList<SliSample> parts, IReadOnlyList<SliSample> totals, EventQuerySource source)
    {
        if (totals.Count == 0 && slo.GroupBy.Count == 0)
            return [([], SliReading.None)];
        double factor = slo.Slice.TotalSeconds;
        if (source.AreCounters)
        {
            IReadOnlyList<SliSample>? grownParts = _parts.Read(parts);
            if (_totals.Read(totals) is not { } grownTotals || grownParts is null)
                return [];
            (parts, totals, factor) = (grownParts, grownTotals, 1);
        }

        Dictionary<GroupKey, double> byGroup = parts.GroupBy(KeyOf).ToDictionary(group => group.Key, group => group.Sum(sample => sample.Value) * factor);
        return [.. totals.GroupBy(KeyOf).Select(group => (group.Key.Values, Reading(byGroup.GetValueOrDefault(group.Key), group.Sum(sample => sample.Value) * factor, source)))];
    }

    // What is read one after the other may differ by what came in between.
    private static SliReading Reading(double part, double total, EventQuerySource source)
    {
        part = double.IsNaN(part) ? part : Math.Min(part, total);
        return source.Bad is null ? SliReading.Events(part, total - part) : SliReading.Events(total - part, part);
    }

    private GroupKey KeyOf(SliSample sample) => new([.. slo.GroupBy.Select(label => sample.Labels[label])]);
}
