namespace Instrumentation.Evaluation;

/// <summary>The series of several nodes, one node after the other.</summary>
internal sealed class ChainedNode : VectorNode
{
    private readonly List<(VectorNode Node, int Index)> _places = [];
    private readonly List<OutputSeries> _series = [];

    public ChainedNode(QueryContext context, StepGrid grid, IEnumerable<VectorNode> nodes)
        : base(context, grid)
    {
        foreach (VectorNode node in nodes)
        {
            for (int index = 0; index < node.Series.Count; index++)
            {
                _places.Add((node, index));
                _series.Add(node.Series[index]);
            }
        }
    }

    public override IReadOnlyList<OutputSeries> Series => _series;

    public override void Fill(int index, StepValues values) => _places[index].Node.Fill(_places[index].Index, values);
}
