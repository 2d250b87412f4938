namespace Instrumentation.Budgets;

/// <summary>Excluded times, laid over counts that stay as they are.</summary>
/// <remarks>Immutable.</remarks>
internal sealed class ExclusionOverlay
{
    // A recurring exclusion comes at most once a day within what is kept.
    private const int MaxOccurrences = 4000;

    private ExclusionOverlay(IReadOnlyList<BudgetExclusion> exclusions) => Exclusions = exclusions;

    public static ExclusionOverlay Empty { get; } = new([]);

    public IReadOnlyList<BudgetExclusion> Exclusions { get; }

    public ExclusionOverlay With(BudgetExclusion exclusion) => new([.. Exclusions.Where(other => other.Id != exclusion.Id), exclusion]);

    public ExclusionOverlay Without(string id) => new([.. Exclusions.Where(other => other.Id != id)]);

    /// <summary>The excluded intervals within a time, in order and apart; where several overlap, one that excludes everything wins.</summary>
    public IReadOnlyList<(long From, long To, ExclusionKind Kind)> Within(long from, long to)
    {
        if (Exclusions.Count == 0)
            return [];
        var everything = new List<(long From, long To)>();
        var asGood = new List<(long From, long To)>();
        foreach (BudgetExclusion exclusion in Exclusions)
        {
            foreach ((long begin, long end) in Occurrences(exclusion, from, to))
                (exclusion.Kind == ExclusionKind.Everything ? everything : asGood).Add((Math.Max(begin, from), Math.Min(end, to)));
        }

        List<(long From, long To)> merged = Merge(everything);
        var intervals = new List<(long From, long To, ExclusionKind Kind)>();
        intervals.AddRange(merged.Select(interval => (interval.From, interval.To, ExclusionKind.Everything)));
        foreach ((long begin, long end) in Merge(asGood))
            intervals.AddRange(Outside(begin, end, merged).Select(interval => (interval.From, interval.To, ExclusionKind.BadCountsAsGood)));
        return [.. intervals.OrderBy(interval => interval.From)];
    }

    private static IEnumerable<(long From, long To)> Occurrences(BudgetExclusion exclusion, long from, long to)
    {
        long length = (long)(exclusion.To - exclusion.From).TotalMilliseconds;
        if (exclusion.Recurrence is not { } recurrence)
        {
            long begin = exclusion.From.ToUnixTimeMilliseconds();
            if (begin < to && begin + length > from)
                yield return (begin, begin + length);
            yield break;
        }

        TimeZoneInfo zone = recurrence.Zone ?? TimeZoneInfo.Utc;
        DateTime local = TimeZoneInfo.ConvertTime(exclusion.From, zone).DateTime;
        long first = exclusion.From.ToUnixTimeMilliseconds();
        long skipped = Math.Max(((from - length - first) / (TimeSpan.MillisecondsPerDay * recurrence.Days)) - 1, 0);
        for (long count = skipped; count < skipped + MaxOccurrences; count++)
        {
            DateTime day = local.AddDays(count * recurrence.Days);
            while (zone.IsInvalidTime(day))
                day = day.AddMinutes(1);
            long begin = new DateTimeOffset(day, zone.GetUtcOffset(day)).ToUnixTimeMilliseconds();
            if (begin >= to || (recurrence.Until is { } until && begin >= until.ToUnixTimeMilliseconds()))
                yield break;
            if (begin + length > from)
                yield return (begin, begin + length);
        }
    }

    private static List<(long From, long To)> Merge(List<(long From, long To)> intervals)
    {
        var merged = new List<(long From, long To)>();
        foreach ((long from, long to) in intervals.OrderBy(interval => interval.From))
        {
            if (merged.Count > 0 && from <= merged[^1].To)
                merged[^1] = (merged[^1].From, Math.Max(merged[^1].To, to));
            else
                merged.Add((from, to));
        }

        return merged;
    }

    private static IEnumerable<(long From, long To)> Outside(long from, long to, List<(long From, long To)> others)
    {
        foreach ((long begin, long end) in others)
        {
            if (end <= from || begin >= to)
                continue;
            if (begin > from)
                yield return (from, begin);
            from = Math.Max(from, end);
        }

        if (from < to)
            yield return (from, to);
    }
}
