using Instrumentation.Functions;
using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <summary><c>limit_ratio</c>: keeps about a ratio of the series, chosen by a hash of their labels; a negative ratio keeps the others.</summary>
internal sealed class LimitRatioNode : VectorNode
{
    private readonly VectorNode _inner;
    private readonly double[] _limits;

    public LimitRatioNode(VectorNode inner, AggregateExpression expression, ScalarNode ratio)
        : base(inner.Context, inner.Grid)
    {
        _inner = inner;
        _limits = new double[inner.Grid.Count];
        for (int step = 0; step < _limits.Length; step++)
            _limits[step] = Limit(ratio[step], expression);
    }

    public override IReadOnlyList<OutputSeries> Series => _inner.Series;

    public override void Fill(int index, StepValues values)
    {
        _inner.Fill(index, values);
        double place = SeriesLabelsHash.Of(_inner.Series[index].Labels) / (double)ulong.MaxValue;
        for (int step = 0; step < Grid.Count; step++)
        {
            if (!values.IsPresent(step))
                continue;
            double limit = _limits[step];
            if (!(limit >= 0 ? place < limit : place >= 1 + limit))
                values.Remove(step);
        }
    }

    private double Limit(double given, AggregateExpression expression)
    {
        if (double.IsNaN(given))
            throw PromqlEvaluationException.Execution("Ratio value is NaN");
        double limit = Math.Clamp(given, -1, 1);
        if (limit != given)
            Context.Annotations.Warn(FormattableString.Invariant($"ratio value should be between -1 and 1, got {given}, capping to {limit}"), expression.Parameter!.Span);
        return limit;
    }
}
