using Instrumentation.Labels;

namespace Instrumentation.Evaluation;

/// <summary>One series whose numbers a delegate computes.</summary>
internal sealed class SingleSeriesNode(QueryContext context, StepGrid grid, SeriesLabels labels, Action<StepValues> fill) : VectorNode(context, grid)
{
    private readonly OutputSeries[] _series = [new(labels)];

    public override IReadOnlyList<OutputSeries> Series => _series;

    public override void Fill(int index, StepValues values)
    {
        values.Clear();
        fill(values);
    }
}
