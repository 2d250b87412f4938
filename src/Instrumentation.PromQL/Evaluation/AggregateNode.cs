using Instrumentation.Functions;
using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <summary>Aggregations that take each series once and keep a few numbers a step.</summary>
internal sealed class AggregateNode : VectorNode
{
    private readonly VectorNode _inner;
    private readonly AggregateExpression _expression;
    private readonly Grouping _grouping;

    public AggregateNode(VectorNode inner, AggregateExpression expression)
        : base(inner.Context, inner.Grid)
    {
        _inner = inner;
        _expression = expression;
        _grouping = new Grouping(expression, inner.Series);
    }

    public override IReadOnlyList<OutputSeries> Series => _grouping.Groups;

    public override void Fill(int index, StepValues values)
    {
        values.Clear();
        StepValues member = Rent();
        IGroupAccumulator accumulator = Accumulator();
        foreach (int series in _grouping.Members[index])
        {
            _inner.Fill(series, member);
            accumulator.Add(member, _inner.Series[series].Labels.MetricName);
        }

        accumulator.WriteTo(values);
        Return(member);
    }

    private IGroupAccumulator Accumulator() => _expression.Operator switch
    {
        AggregationOperator.Sum => new SumAccumulator(Grid.Count, isMean: false, _expression, Context),
        AggregationOperator.Avg => new SumAccumulator(Grid.Count, isMean: true, _expression, Context),
        AggregationOperator.Count => new CountAccumulator(Grid.Count, isGroup: false),
        AggregationOperator.Group => new CountAccumulator(Grid.Count, isGroup: true),
        AggregationOperator.Min => new ExtremeAccumulator(Grid.Count, isMax: false, _expression, Context),
        AggregationOperator.Max => new ExtremeAccumulator(Grid.Count, isMax: true, _expression, Context),
        AggregationOperator.StdDev => new VarianceAccumulator(Grid.Count, isDeviation: true, _expression, Context),
        AggregationOperator.StdVar => new VarianceAccumulator(Grid.Count, isDeviation: false, _expression, Context),
        _ => throw new NotSupportedException(_expression.Operator.ToString()),
    };
}
