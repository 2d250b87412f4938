namespace Instrumentation.Evaluation;

/// <summary>Series whose values have been computed already.</summary>
internal sealed class ComputedNode(QueryContext context, StepGrid grid, IReadOnlyList<OutputSeries> series, IReadOnlyList<StepValues> values) : VectorNode(context, grid)
{
    public override IReadOnlyList<OutputSeries> Series => series;

    public override void Fill(int index, StepValues target) => target.CopyFrom(values[index]);

    /// <summary>Computes all series of a node.</summary>
    public static StepValues[] Compute(VectorNode node)
    {
        var computed = new StepValues[node.Series.Count];
        for (int index = 0; index < computed.Length; index++)
        {
            computed[index] = new StepValues(node.Grid.Count);
            node.Fill(index, computed[index]);
            node.Context.Spend(node.Grid.Count);
        }

        return computed;
    }
}
