namespace Instrumentation.Evaluation;

/// <summary>Gives the one value of an expression that does not depend on the step at every step.</summary>
internal sealed class BroadcastNode(VectorNode inner, StepGrid grid) : VectorNode(inner.Context, grid)
{
    public override IReadOnlyList<OutputSeries> Series => inner.Series;

    public override void Fill(int index, StepValues values)
    {
        StepValues one = Context.Rent(1);
        inner.Fill(index, one);
        values.Clear();
        if (one.Histogram(0) is { } histogram)
        {
            for (int step = 0; step < Grid.Count; step++)
                values.Set(step, histogram);
        }
        else
        {
            Array.Fill(values.Numbers, one.Numbers[0]);
        }

        Context.Return(one);
    }
}
