using System.Collections.Concurrent;

namespace Instrumentation.Recording;

/// <summary>The recorders of an SLO's groups, up to as many as are allowed.</summary>
internal sealed class RecorderGroups(SloDefinition slo, Counter counter, Histogram? values, TimeProvider time)
{
    private readonly ConcurrentDictionary<GroupKey, SloRecorder> _groups = new();
    private readonly Lock _lock = new();

    /// <summary>The group that events of further groups land in.</summary>
    public SloRecorder Overflow => GetOrAdd(GroupKey.OverflowOf(slo.GroupBy.Count));

    public SloRecorder Get(ReadOnlySpan<string> values)
    {
        var key = new GroupKey([.. values]);
        if (_groups.TryGetValue(key, out SloRecorder? found))
            return found;
        // The overflow group is there from the beginning, and is not one of those that are allowed.
        lock (_lock)
            return _groups.ContainsKey(key) || _groups.Count <= slo.MaxGroups ? GetOrAdd(key) : Overflow;
    }

    public static SloRecorder Create(SloDefinition slo, Counter counter, Histogram? values, GroupKey key, RecorderGroups? groups, TimeProvider time)
    {
        var tags = new Tag[3 + key.Values.Count];
        tags[0] = ("slo", slo.Name);
        tags[1] = ("sli", slo.Indicator.Name);
        for (int place = 0; place < key.Values.Count; place++)
            tags[3 + place] = (slo.GroupBy[place], key.Values[place]);
        tags[2] = ("result", "good");
        CounterSeries good = counter.WithTags(tags);
        tags[2] = ("result", "bad");
        CounterSeries bad = counter.WithTags(tags);
        return new SloRecorder(slo, good, bad, values?.WithTags([.. tags[..2], .. tags[3..]]), groups, time);
    }

    private SloRecorder GetOrAdd(GroupKey key) => _groups.GetOrAdd(key, static (group, owner) => Create(owner.slo, owner.counter, owner.values, group, groups: null, owner.time), (slo, counter, values, time));
}
