using Instrumentation.Recording;

namespace Instrumentation.Monitoring;

/// <summary>The collection of one SLO's indicator: when it is due, and the counters of the slice before.</summary>
internal sealed class SliCollection(SloDefinition slo)
{
    private readonly Dictionary<GroupKey, (double Part, double Total)> _counters = [];
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

    /// <summary>Events by group.</summary>
    public IEnumerable<(IReadOnlyList<string> Group, SliReading Reading)> Events(
        IReadOnlyList<SliSample> parts, IReadOnlyList<SliSample> totals, EventQuerySource source, DateTimeOffset edge)
    {
        _ = edge;
        if (totals.Count == 0 && slo.GroupBy.Count == 0)
            return [([], SliReading.None)];
        Dictionary<GroupKey, double> byGroup = parts.GroupBy(KeyOf).ToDictionary(group => group.Key, group => group.Sum(sample => sample.Value));
        var readings = new List<(IReadOnlyList<string> Group, SliReading Reading)>();
        foreach (IGrouping<GroupKey, SliSample> group in totals.GroupBy(KeyOf))
            readings.Add((group.Key.Values, Reading(group.Key, byGroup.GetValueOrDefault(group.Key), group.Sum(sample => sample.Value), source)));
        return readings;
    }

    private SliReading Reading(GroupKey group, double part, double total, EventQuerySource source)
    {
        if (!double.IsFinite(part) || !double.IsFinite(total))
            return SliReading.None;
        if (source.AreCounters)
        {
            bool isKnown = _counters.TryGetValue(group, out (double Part, double Total) before);
            _counters[group] = (part, total);
            if (!isKnown)
                return SliReading.None;
            // A counter that is less than before began again at zero.
            (part, total) = (Grown(before.Part, part), Grown(before.Total, total));
        }
        else
        {
            // Rates are per second.
            (part, total) = (part * slo.Slice.TotalSeconds, total * slo.Slice.TotalSeconds);
        }

        // Counters that are read one after the other may differ by what came in between.
        part = Math.Min(part, total);
        return source.Bad is null ? SliReading.Events(part, total - part) : SliReading.Events(total - part, part);
    }

    private static double Grown(double before, double now) => now < before ? now : now - before;

    private GroupKey KeyOf(SliSample sample) => new([.. slo.GroupBy.Select(label => sample.Labels[label])]);
}
