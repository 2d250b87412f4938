namespace Instrumentation.Evaluation;

/// <summary>Gives the series of another node other labels.</summary>
internal sealed class RelabelledNode(VectorNode inner, IReadOnlyList<OutputSeries> series) : VectorNode(inner.Context, inner.Grid)
{
    public override IReadOnlyList<OutputSeries> Series => series;

    public override void Fill(int index, StepValues values) => inner.Fill(index, values);
}
