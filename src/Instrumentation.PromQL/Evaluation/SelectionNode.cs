using Instrumentation.Functions;
using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <summary><c>topk</c>, <c>bottomk</c>, <c>limitk</c>: keeps up to k series of each group at each step.</summary>
internal static class SelectionNode
{
    public static VectorNode Of(VectorNode inner, AggregateExpression expression, ScalarNode parameter)
    {
        var grouping = new Grouping(expression, inner.Series);
        StepValues[] all = ComputedNode.Compute(inner);
        for (int step = 0; step < inner.Grid.Count; step++)
            _ = Count(parameter[step]);
        bool isLimit = expression.Operator == AggregationOperator.LimitK;
        if (!isLimit)
            DropHistograms(all, expression, inner.Context.Annotations);
        var order = new List<int>();
        var heap = new SelectionHeap(expression.Operator == AggregationOperator.TopK);
        var isKept = new bool[all.Length];
        for (int group = 0; group < grouping.Groups.Count; group++)
        {
            IReadOnlyList<int> members = grouping.Members[group];
            int[] kept = [];
            for (int step = 0; step < inner.Grid.Count; step++)
            {
                long most = Count(parameter[step]);
                kept = isLimit ? First(all, members, step, most) : Best(heap, all, members, step, most);
                foreach (int member in kept)
                    isKept[member] = true;
                foreach (int member in members)
                {
                    if (!isKept[member])
                        all[member].Remove(step);
                    isKept[member] = false;
                }
            }

            // An instant vector comes in the order of its values, other results are ordered by their labels in the end.
            order.AddRange(inner.Grid.Count == 1 ? kept : members);
        }

        return new ComputedNode(inner.Context, inner.Grid, [.. order.Select(index => inner.Series[index])], [.. order.Select(index => all[index])]);
    }

    private static long Count(double parameter)
    {
        if (double.IsNaN(parameter))
            throw PromqlEvaluationException.Execution("Parameter value is NaN");
        if (parameter >= 9.223372036854775807e18)
            throw PromqlEvaluationException.Execution($"Scalar value {parameter} overflows int64");
        if (parameter <= -9.223372036854775808e18)
            throw PromqlEvaluationException.Execution($"Scalar value {parameter} underflows int64");
        return (long)parameter;
    }

    private static int[] First(StepValues[] all, IReadOnlyList<int> members, int step, long most) =>
        most < 1 ? [] : [.. members.Where(member => all[member].IsPresent(step)).Take((int)Math.Min(most, members.Count))];

    private static int[] Best(SelectionHeap heap, StepValues[] all, IReadOnlyList<int> members, int step, long most)
    {
        if (most < 1)
            return [];
        heap.Begin((int)Math.Min(most, members.Count));
        for (int index = 0; index < members.Count; index++)
        {
            double value = all[members[index]].Numbers[step];
            if (!StepValues.IsAbsent(value))
                heap.Offer(members[index], value);
        }

        return heap.Kept();
    }

    private static void DropHistograms(StepValues[] all, AggregateExpression expression, AnnotationSet annotations)
    {
        foreach (StepValues values in all)
        {
            if (!values.HasHistograms)
                continue;
            AggregationAnnotations.InformIgnored(values, expression, annotations);
            values.ClearHistograms();
        }
    }
}
