using Instrumentation.Labels;
using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <summary>Puts an instant vector in order. Of range queries the results are ordered by labels anyway.</summary>
internal static class SortFunctions
{
    private const string Ineffective = "sort is ineffective for range queries since results are always ordered by labels";

    public static VectorNode ByValue(CallExpression call, VectorNode inner, bool descends)
    {
        if (IsIneffective(call, inner))
            return inner;

        StepValues[] all = ComputedNode.Compute(inner);
        int[] places = [.. Enumerable.Range(0, all.Length).Where(index => !StepValues.IsAbsent(all[index].Numbers[0]))];
        var ordered = places.OrderBy(index => double.IsNaN(all[index].Numbers[0]) ? 1 : 0);
        ordered = descends ? ordered.ThenByDescending(index => all[index].Numbers[0]) : ordered.ThenBy(index => all[index].Numbers[0]);
        return Reordered(inner, all, [.. ordered]);
    }

    public static VectorNode ByLabel(CallExpression call, VectorNode inner, bool descends)
    {
        if (IsIneffective(call, inner))
            return inner;

        string[] names = [.. call.Arguments.Skip(1).Select(ExpressionPlanner.Text)];
        StepValues[] all = ComputedNode.Compute(inner);
        int[] places = [.. Enumerable.Range(0, all.Length)];
        var order = Comparer<int>.Create((left, right) => Compare(inner.Series[left].Labels, inner.Series[right].Labels, names));
        return Reordered(inner, all, [.. descends ? places.OrderDescending(order) : places.Order(order)]);
    }

    // There is no one order of several steps; those of a subquery need no warning.
    private static bool IsIneffective(CallExpression call, VectorNode inner)
    {
        bool isRange = inner.Context.Grid.Count > 1;
        if (isRange)
            inner.Context.Annotations.Warn(Ineffective, call.Span);
        return isRange || inner.Grid.Count > 1;
    }

    private static ComputedNode Reordered(VectorNode inner, StepValues[] all, int[] order) =>
        new(inner.Context, inner.Grid, [.. order.Select(index => inner.Series[index])], [.. order.Select(index => all[index])]);

    private static int Compare(SeriesLabels left, SeriesLabels right, string[] names)
    {
        foreach (string name in names)
        {
            int order = NaturalOrder.Compare(left[name], right[name]);
            if (order != 0)
                return order;
        }

        return left.CompareTo(right);
    }
}
