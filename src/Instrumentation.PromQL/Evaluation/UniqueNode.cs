namespace Instrumentation.Evaluation;

/// <summary>Joins series that have come to have the same labels; two with a value at the same step are an error.</summary>
internal sealed class UniqueNode : VectorNode
{
    private readonly VectorNode _inner;
    private readonly OutputSeries[] _output;
    private readonly List<int>[] _members;

    private UniqueNode(VectorNode inner, Dictionary<OutputSeries, List<int>> groups)
        : base(inner.Context, inner.Grid)
    {
        _inner = inner;
        _output = [.. groups.Keys];
        _members = [.. groups.Values];
    }

    public override IReadOnlyList<OutputSeries> Series => _output;

    /// <summary>Wraps a node where it has series with the same labels, otherwise gives it back.</summary>
    public static VectorNode Of(VectorNode inner)
    {
        var seen = new HashSet<OutputSeries>();
        bool unique = true;
        foreach (OutputSeries series in inner.Series)
            unique &= seen.Add(series);
        if (unique)
            return inner;
        var groups = new Dictionary<OutputSeries, List<int>>();
        for (int index = 0; index < inner.Series.Count; index++)
        {
            if (!groups.TryGetValue(inner.Series[index], out List<int>? members))
                groups.Add(inner.Series[index], members = []);
            members.Add(index);
        }

        return new UniqueNode(inner, groups);
    }

    public override void Fill(int index, StepValues values)
    {
        _inner.Fill(_members[index][0], values);
        if (_members[index].Count == 1)
            return;
        StepValues other = Rent();
        foreach (int member in _members[index].Skip(1))
        {
            _inner.Fill(member, other);
            for (int step = 0; step < Grid.Count; step++)
            {
                if (!other.IsPresent(step))
                    continue;
                if (values.IsPresent(step))
                    throw PromqlEvaluationException.Execution("vector cannot contain metrics with the same labelset");
                values.CopyFrom(other, step);
            }
        }

        Return(other);
    }
}
