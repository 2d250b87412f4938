using Instrumentation.Labels;
using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <summary><c>and</c> and <c>unless</c>: keeps a left value where a right series with the same signature has one, or has none.</summary>
internal sealed class SetOperatorNode(VectorNode left, VectorNode right, MatchSignatures signatures, bool keepsMatched) : VectorNode(left.Context, left.Grid)
{
    private readonly PresenceBySignature _presence = new(right, signatures);

    public override IReadOnlyList<OutputSeries> Series => left.Series;

    public override void Fill(int index, StepValues values)
    {
        left.Fill(index, values);
        bool[]? present = _presence.Of(signatures.Of(left.Series[index].Labels));
        for (int step = 0; step < Grid.Count; step++)
        {
            if ((present is not null && present[step]) != keepsMatched)
                values.Remove(step);
        }
    }

    /// <summary><c>or</c>: all of the left, and of the right what has no left value with the same signature.</summary>
    public static VectorNode Union(VectorNode left, VectorNode right, MatchSignatures signatures) =>
        UniqueNode.Of(new ChainedNode(left.Context, left.Grid, [left, new SetOperatorNode(right, left, signatures, keepsMatched: false)]));

    private sealed class PresenceBySignature(VectorNode node, MatchSignatures signatures)
    {
        private readonly Dictionary<SeriesLabels, List<int>> _groups = signatures.Group(node.Series);
        private readonly Dictionary<SeriesLabels, bool[]> _known = [];

        public bool[]? Of(SeriesLabels signature)
        {
            if (!_groups.TryGetValue(signature, out List<int>? members))
                return null;
            if (_known.TryGetValue(signature, out bool[]? present))
                return present;
            present = new bool[node.Grid.Count];
            StepValues values = node.Context.Rent(node.Grid.Count);
            foreach (int member in members)
            {
                node.Fill(member, values);
                for (int step = 0; step < present.Length; step++)
                    present[step] |= values.IsPresent(step);
            }

            node.Context.Return(values);
            _known.Add(signature, present);
            return present;
        }
    }
}
