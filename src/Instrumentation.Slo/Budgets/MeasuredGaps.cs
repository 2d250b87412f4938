namespace Instrumentation.Budgets;

/// <summary>The times that none of two instances measured.</summary>
internal static class MeasuredGaps
{
    public static IReadOnlyList<(long From, long To)> Common(SloSnapshot left, SloSnapshot right)
    {
        var edges = new SortedSet<long>();
        foreach (SloSnapshot side in (IEnumerable<SloSnapshot>)[left, right])
        {
            if (side.MeasuredUntil > side.MeasuredSince)
                edges.UnionWith([side.MeasuredSince, side.MeasuredUntil, .. side.Gaps.SelectMany(gap => (IEnumerable<long>)[gap.From, gap.To])]);
        }

        var gaps = new List<(long From, long To)>();
        long? previous = null;
        foreach (long edge in edges)
        {
            if (previous is { } from && !IsMeasured(left, from, edge) && !IsMeasured(right, from, edge))
            {
                if (gaps.Count > 0 && gaps[^1].To == from)
                    gaps[^1] = (gaps[^1].From, edge);
                else
                    gaps.Add((from, edge));
            }

            previous = edge;
        }

        return gaps;
    }

    private static bool IsMeasured(SloSnapshot side, long from, long to) =>
        side.MeasuredSince <= from && to <= side.MeasuredUntil && !side.Gaps.Any(gap => gap.From <= from && to <= gap.To);
}
