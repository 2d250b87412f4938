using Instrumentation.Functions;
using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <summary>The quantile of each group's numbers.</summary>
internal sealed class QuantileNode : VectorNode
{
    private readonly VectorNode _inner;
    private readonly AggregateExpression _expression;
    private readonly ScalarNode _quantile;
    private readonly Grouping _grouping;

    public QuantileNode(VectorNode inner, AggregateExpression expression, ScalarNode quantile)
        : base(inner.Context, inner.Grid)
    {
        _inner = inner;
        _expression = expression;
        _quantile = quantile;
        _grouping = new Grouping(expression, inner.Series);
    }

    public override IReadOnlyList<OutputSeries> Series => _grouping.Groups;

    public override void Fill(int index, StepValues values)
    {
        IReadOnlyList<int> members = _grouping.Members[index];
        var columns = new StepValues[members.Count];
        for (int member = 0; member < columns.Length; member++)
        {
            columns[member] = Rent();
            _inner.Fill(members[member], columns[member]);
            Context.Spend(Grid.Count);
            if (columns[member].HasHistograms)
                AggregationAnnotations.InformIgnored(columns[member], _expression, Context.Annotations);
        }

        values.Clear();
        var numbers = new double[columns.Length];
        for (int step = 0; step < Grid.Count; step++)
        {
            int count = 0;
            foreach (StepValues column in columns)
            {
                if (!StepValues.IsAbsent(column.Numbers[step]))
                    numbers[count++] = column.Numbers[step];
            }

            if (count == 0)
                continue;
            QuantileParameter.Check(_quantile[step], Context.Annotations, _expression.Parameter!.Span);
            values.Numbers[step] = Quantiles.Of(_quantile[step], numbers.AsSpan(0, count));
        }

        foreach (StepValues column in columns)
            Return(column);
    }
}
