using Instrumentation.Labels;

namespace Instrumentation.Index;

/// <content>Searching.</content>
internal sealed partial class LabelIndex
{
    /// <summary>Finds the series that all matchers hold of.</summary>
    public List<StoredSeries> Find(IReadOnlyList<LabelMatcher> matchers, CancellationToken cancellationToken)
    {
        LabelMatcher? leader = Leader(matchers);
        LabelCheck[] checks = [.. matchers.Where(matcher => !ReferenceEquals(matcher, leader)).Select(matcher => new LabelCheck(matcher))];
        var found = new List<StoredSeries>();
        foreach (ArraySegment<StoredSeries> candidates in leader is null ? [All()] : CandidatesOf(leader))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (StoredSeries series in candidates)
            {
                if (HoldAll(checks, series.Labels))
                    found.Add(series);
            }
        }

        return found;
    }

    /// <summary>All names of labels, in no order.</summary>
    public string[] Names()
    {
        lock (_gate)
            return [.. _names.Keys];
    }

    /// <summary>All values of a label, in no order.</summary>
    public string[] Values(string name)
    {
        lock (_gate)
            return _names.TryGetValue(name, out LabelIndexName? entry) ? [.. entry.Values.Keys] : [];
    }

    private static bool HoldAll(LabelCheck[] checks, SeriesLabels labels)
    {
        foreach (LabelCheck check in checks)
        {
            if (!check.Holds(labels))
                return false;
        }

        return true;
    }

    // A negative comparison, or one with a pattern, leaves only a limit of how many series there may be.
    private static bool IsListed(LabelMatcher matcher) => matcher.Type is LabelMatchType.Equal or LabelMatchType.Regex && matcher.Literals is not null;

    private ArraySegment<StoredSeries> All()
    {
        lock (_gate)
            return _all.Snapshot;
    }

    // The matcher with the fewest series; the others are checked one by one. Null when series without any of the labels may match.
    private LabelMatcher? Leader(IReadOnlyList<LabelMatcher> matchers)
    {
        LabelMatcher? leader = null;
        int fewest = int.MaxValue;
        lock (_gate)
        {
            foreach (LabelMatcher matcher in matchers)
            {
                if (matcher.MatchesEmpty)
                    continue;
                int most = MostSeries(matcher);
                if (most < fewest || leader is null)
                    (leader, fewest) = (matcher, most);
            }
        }

        return leader;
    }

    private int MostSeries(LabelMatcher matcher)
    {
        if (!_names.TryGetValue(matcher.Name, out LabelIndexName? name))
            return 0;
        if (!IsListed(matcher))
            return name.SeriesCount;
        int most = 0;
        foreach (string value in matcher.Literals!)
            most += name.Values.TryGetValue(value, out LabelIndexValue? entry) ? entry.Series.Count : 0;
        return most;
    }

    private List<ArraySegment<StoredSeries>> CandidatesOf(LabelMatcher matcher)
    {
        var candidates = new List<ArraySegment<StoredSeries>>();
        LabelIndexValue[] values;
        lock (_gate)
        {
            if (!_names.TryGetValue(matcher.Name, out LabelIndexName? name))
                return candidates;
            values = IsListed(matcher)
                ? [.. matcher.Literals!.Select(value => name.Values.GetValueOrDefault(value)).OfType<LabelIndexValue>()]
                : [.. name.Values.Values];
        }

        values = Array.FindAll(values, value => matcher.Matches(value.Value));
        lock (_gate)
        {
            foreach (LabelIndexValue value in values)
                candidates.Add(value.Series.Snapshot);
        }

        return candidates;
    }
}
