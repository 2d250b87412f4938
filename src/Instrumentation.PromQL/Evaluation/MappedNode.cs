namespace Instrumentation.Evaluation;

/// <summary>Changes each value of each series by itself.</summary>
/// <param name="inner">What gives the values.</param>
/// <param name="series">The series that come out, one for each that goes in.</param>
/// <param name="change">Changes the values of all steps in place.</param>
internal sealed class MappedNode(VectorNode inner, IReadOnlyList<OutputSeries> series, Action<StepValues> change) : VectorNode(inner.Context, inner.Grid)
{
    public override IReadOnlyList<OutputSeries> Series => series;

    public override void Fill(int index, StepValues values)
    {
        inner.Fill(index, values);
        change(values);
    }
}
