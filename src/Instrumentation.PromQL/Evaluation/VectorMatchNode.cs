using Instrumentation.Functions;
using Instrumentation.Labels;
using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <summary>Arithmetic and comparison of two vectors whose series are paired by their labels.</summary>
internal sealed class VectorMatchNode : VectorNode
{
    private readonly BinaryExpression _expression;
    private readonly VectorMatching _matching;
    private readonly MatchSides _sides;
    private readonly List<OutputSeries> _output = [];
    private readonly List<List<(int Many, int One)>> _pairs = [];
    private bool _isChecked;

    public VectorMatchNode(VectorNode left, VectorNode right, BinaryExpression expression)
        : base(left.Context, left.Grid)
    {
        _expression = expression;
        _matching = expression.Matching!;
        bool manyIsRight = _matching.Cardinality == MatchCardinality.OneToMany;
        _sides = manyIsRight ? new MatchSides(right, left, _matching) : new MatchSides(left, right, _matching);

        // With group_right the left value stands in for a missing series of the many too, which is the right side then: as Prometheus does it.
        double? fillMany = _matching.FillLeft;
        double? fillOne = _matching.FillRight;
        var places = new Dictionary<OutputSeries, int>();
        for (int many = 0; many < _sides.Many.Series.Count; many++)
        {
            SeriesLabels signature = _sides.ManySignature(many);
            OutputSeries series = _sides.Many.Series[many];
            foreach (int one in _sides.OnesOf(signature))
                Pair(places, ResultOf(series.Labels, _sides.One.Series[one].Labels, series.DropName), many, one);
            if (fillOne is not null)
                Pair(places, ResultOf(series.Labels, signature, series.DropName), many, -1);
        }

        for (int one = 0; fillMany is not null && one < _sides.One.Series.Count; one++)
        {
            SeriesLabels signature = _sides.OneSignature(one);
            Pair(places, ResultOf(signature, _sides.One.Series[one].Labels, false), -1, one);
        }
    }

    public override IReadOnlyList<OutputSeries> Series => _output;

    public override void Fill(int index, StepValues values)
    {
        if (!_isChecked)
        {
            _isChecked = true;
            _sides.Check(this);
        }

        if (_pairs[index].Count == 1)
        {
            FillPair(_pairs[index][0], values);
            return;
        }

        values.Clear();
        StepValues combined = Rent();
        foreach ((int Many, int One) next in _pairs[index])
        {
            FillPair(next, combined);
            for (int step = 0; step < Grid.Count; step++)
            {
                if (!combined.IsPresent(step))
                    continue;
                if (values.IsPresent(step))
                    throw DuplicateMatch();
                values.CopyFrom(combined, step);
            }
        }

        Return(combined);
    }

    internal PromqlEvaluationException DuplicateMatch() => PromqlEvaluationException.Execution(_matching.Cardinality == MatchCardinality.OneToOne
        ? "multiple matches for labels: many-to-one matching must be explicit (group_left/group_right)"
        : "multiple matches for labels: grouping labels must ensure unique matches");

    internal bool IsOneToOne => _matching.Cardinality == MatchCardinality.OneToOne;

    internal bool OneIsRight => _matching.Cardinality != MatchCardinality.OneToMany;

    /// <summary>Computes what a pair gives; -1 is a series that lacks and is filled in.</summary>
    internal void FillPair((int Many, int One) pair, StepValues values)
    {
        StepValues other = Rent();
        bool swapped = !OneIsRight;
        (StepValues left, StepValues right) = swapped ? (other, values) : (values, other);
        if (pair.Many >= 0)
            _sides.FillMany(pair.Many, values);
        else
            _sides.FillMissingMany(pair.One, _matching.FillLeft!.Value, values);
        if (pair.One >= 0)
            _sides.FillOne(pair.One, other);
        else
            _sides.FillMissingOne(pair.Many, _matching.FillRight!.Value, other);
        if (left.HasHistograms || right.HasHistograms || NeedsPairwise)
            CombineAny(left, right, values);
        else
            CombineNumbers(left.Numbers, right.Numbers, values.Numbers);
        Return(other);
    }

    private bool NeedsPairwise => _expression.Operator is BinaryOperator.TrimLower or BinaryOperator.TrimUpper;

    private void Pair(Dictionary<OutputSeries, int> places, OutputSeries series, int many, int one)
    {
        if (!places.TryGetValue(series, out int place))
        {
            place = _output.Count;
            places.Add(series, place);
            _output.Add(series);
            _pairs.Add([]);
        }

        _pairs[place].Add((many, one));
    }

    private OutputSeries ResultOf(SeriesLabels many, SeriesLabels one, bool dropName)
    {
        SeriesLabels labels = many;
        if (!BinaryOperations.IsComparison(_expression.Operator))
            labels = SeriesNames.Without(labels);
        if (_matching.Cardinality == MatchCardinality.OneToOne)
            labels = _matching.On ? labels.Keep([.. _matching.Labels]) : labels.Without([.. _matching.Labels]);
        foreach (string include in _matching.Include)
            labels = labels.With(include, one[include]);
        if (_expression.ReturnBool && !Context.Options.DelayedNameRemoval)
            labels = SeriesNames.Without(labels);
        return new OutputSeries(labels, dropName || (_expression.ReturnBool && Context.Options.DelayedNameRemoval));
    }

    private void CombineNumbers(double[] left, double[] right, double[] result)
    {
        bool isComparison = BinaryOperations.IsComparison(_expression.Operator);
        BinaryOperator operation = _expression.Operator;
        for (int step = 0; step < result.Length; step++)
        {
            double first = left[step];
            double second = right[step];
            if (StepValues.IsAbsent(first) || StepValues.IsAbsent(second))
            {
                result[step] = StepValues.Absent;
                continue;
            }

            result[step] = operation switch
            {
                BinaryOperator.Add => first + second,
                BinaryOperator.Subtract => first - second,
                BinaryOperator.Multiply => first * second,
                BinaryOperator.Divide => first / second,
                _ => isComparison ? Compared(operation, first, second) : BinaryOperations.Combine(operation, first, second)!.Value,
            };
        }
    }

    private double Compared(BinaryOperator operation, double left, double right)
    {
        bool holds = BinaryOperations.Compare(operation, left, right);
        if (_expression.ReturnBool)
            return holds ? 1 : 0;
        return holds ? left : StepValues.Absent;
    }

    private void CombineAny(StepValues left, StepValues right, StepValues result)
    {
        for (int step = 0; step < Grid.Count; step++)
        {
            if (!left.IsPresent(step) || !right.IsPresent(step))
            {
                result.Remove(step);
                continue;
            }

            FunctionValue value = HistogramOperations.Combine(
                _expression,
                new FunctionValue(left.Numbers[step], left.Histogram(step)),
                new FunctionValue(right.Numbers[step], right.Histogram(step)),
                Context.Annotations);
            if (value.Histogram is not null)
                result.Set(step, value.Histogram);
            else
                result.Set(step, value.Number);
        }
    }
}
