using Instrumentation.Labels;
using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <summary>The two vectors of a matching: the one of which many series may share a signature, and the other.</summary>
internal sealed class MatchSides
{
    private readonly MatchSignatures _signatures;
    private readonly Dictionary<SeriesLabels, List<int>> _many;
    private readonly Dictionary<SeriesLabels, List<int>> _ones;
    private readonly SeriesLabels[] _manySignatures;
    private readonly SeriesLabels[] _oneSignatures;
    private readonly Dictionary<int, StepValues> _kept = [];

    public MatchSides(VectorNode many, VectorNode one, VectorMatching matching)
    {
        Many = many;
        One = one;
        _signatures = new MatchSignatures(matching);
        _many = _signatures.Group(many.Series);
        _ones = _signatures.Group(one.Series);
        _manySignatures = Signatures(many, _many);
        _oneSignatures = Signatures(one, _ones);
    }

    public VectorNode Many { get; }

    public VectorNode One { get; }

    public SeriesLabels ManySignature(int many) => _manySignatures[many];

    public SeriesLabels OneSignature(int one) => _oneSignatures[one];

    public List<int> OnesOf(SeriesLabels signature) => _ones.TryGetValue(signature, out List<int>? ones) ? ones : [];

    public void FillMany(int many, StepValues values) => Many.Fill(many, values);

    public void FillOne(int one, StepValues values)
    {
        // A series that several others are paired with is computed once.
        if (!_many.TryGetValue(_oneSignatures[one], out List<int>? many) || many.Count < 2)
        {
            One.Fill(one, values);
            return;
        }

        if (!_kept.TryGetValue(one, out StepValues? kept))
        {
            kept = new StepValues(One.Grid.Count);
            One.Fill(one, kept);
            One.Context.Spend(One.Grid.Count);
            _kept.Add(one, kept);
        }

        values.CopyFrom(kept);
    }

    /// <summary>Fills in where a series of the many has no partner.</summary>
    public void FillMissingOne(int many, double fill, StepValues values) => FillMissing(One, OnesOf(_manySignatures[many]), fill, values);

    /// <summary>Fills in where a series of the other side has no partner.</summary>
    public void FillMissingMany(int one, double fill, StepValues values) =>
        FillMissing(Many, _many.TryGetValue(_oneSignatures[one], out List<int>? many) ? many : [], fill, values);

    /// <summary>Fails where several series stand at the same step that may not.</summary>
    public void Check(VectorMatchNode match)
    {
        foreach ((SeriesLabels signature, List<int> ones) in _ones)
        {
            if (ones.Count > 1)
                CheckOnes(match, signature, ones);
        }

        if (!match.IsOneToOne)
            return;
        foreach ((SeriesLabels signature, List<int> many) in _many)
        {
            if (many.Count > 1 && _ones.TryGetValue(signature, out List<int>? ones))
                CheckMany(match, many, ones);
        }
    }

    private void CheckOnes(VectorMatchNode match, SeriesLabels signature, List<int> ones)
    {
        int[] first = new int[One.Grid.Count];
        Array.Fill(first, -1);
        StepValues values = One.Context.Rent(first.Length);
        foreach (int one in ones)
        {
            One.Fill(one, values);
            for (int step = 0; step < first.Length; step++)
            {
                if (!values.IsPresent(step))
                    continue;
                if (first[step] >= 0 && AnyMany(step))
                {
                    throw PromqlEvaluationException.Execution(
                        $"found duplicate series for the match group {Braced(signature)} on the {(match.OneIsRight ? "right" : "left")} hand-side of the operation: "
                        + $"[{Braced(One.Series[first[step]].Labels)}, {Braced(One.Series[one].Labels)}];many-to-many matching not allowed: matching labels must be unique on one side");
                }

                if (first[step] < 0)
                    first[step] = one;
            }
        }

        One.Context.Return(values);
    }

    private void CheckMany(VectorMatchNode match, List<int> many, List<int> ones)
    {
        bool[] seen = new bool[Many.Grid.Count];
        bool[] partner = new bool[seen.Length];
        StepValues values = Many.Context.Rent(seen.Length);
        foreach (int one in ones)
        {
            One.Fill(one, values);
            for (int step = 0; step < seen.Length; step++)
                partner[step] |= values.IsPresent(step);
        }

        foreach (int left in many)
        {
            Many.Fill(left, values);
            for (int step = 0; step < seen.Length; step++)
            {
                if (!partner[step] || !values.IsPresent(step))
                    continue;
                if (seen[step])
                    throw match.DuplicateMatch();
                seen[step] = true;
            }
        }

        Many.Context.Return(values);
    }

    private bool AnyMany(int step)
    {
        StepValues values = Many.Context.Rent(Many.Grid.Count);
        bool any = false;
        for (int many = 0; many < Many.Series.Count && !any; many++)
        {
            Many.Fill(many, values);
            any = values.IsPresent(step);
        }

        Many.Context.Return(values);
        return any;
    }

    // All labels inside the braces, the name too.
    private static string Braced(SeriesLabels labels) =>
        $"{{{string.Join(", ", labels.Select(label => $"{label.Name}={SeriesLabelsText.Quote(label.Value)}"))}}}";

    private static void FillMissing(VectorNode node, List<int> partners, double fill, StepValues values)
    {
        values.Clear();
        Array.Fill(values.Numbers, fill);
        StepValues partner = node.Context.Rent(node.Grid.Count);
        foreach (int index in partners)
        {
            node.Fill(index, partner);
            for (int step = 0; step < node.Grid.Count; step++)
            {
                if (partner.IsPresent(step))
                    values.Remove(step);
            }
        }

        node.Context.Return(partner);
    }

    private static SeriesLabels[] Signatures(VectorNode node, Dictionary<SeriesLabels, List<int>> groups)
    {
        var signatures = new SeriesLabels[node.Series.Count];
        foreach ((SeriesLabels signature, List<int> members) in groups)
        {
            foreach (int member in members)
                signatures[member] = signature;
        }

        return signatures;
    }
}
