using Instrumentation.Functions;
using Instrumentation.Reading;
using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <summary>Finds the series of all selectors of a query before anything is computed, so that the computing never waits.</summary>
internal sealed class SelectorPrefetch(QueryContext context)
{
    private readonly List<(VectorSelector Selector, long FromMs, long ToMs)> _wanted = [];

    public async ValueTask<Dictionary<VectorSelector, IReadOnlyList<ISeries>>> RunAsync(PromqlExpression expression, ISeriesSource source)
    {
        Visit(expression, context.Grid);
        var selected = new Dictionary<VectorSelector, IReadOnlyList<ISeries>>(ReferenceEqualityComparer.Instance);
        foreach ((VectorSelector selector, long from, long to) in _wanted)
        {
            IReadOnlyList<ISeries> series = await source.SelectAsync(new SeriesSelection(selector.Matchers, from, to), context.Cancellation);
            selected[selector] = series;
            context.Spend(series.Count);
        }

        return selected;
    }

    private void Visit(PromqlExpression expression, StepGrid grid)
    {
        switch (expression)
        {
            case VectorSelector selector:
                Want(selector, grid, selector.Mode == SelectorMode.Smoothed ? context.LookbackMs : 0, context.LookbackMs);
                break;
            case RangeSelector range:
                VisitRange(range, grid);
                break;
            case SubqueryExpression subquery:
                Visit(subquery.Inner, Subqueries.GridOf(subquery, grid, context));
                break;
            case ParenthesesExpression parentheses:
                Visit(parentheses.Inner, grid);
                break;
            case UnaryExpression unary:
                Visit(unary.Operand, grid);
                break;
            case BinaryExpression binary:
                Visit(binary.Left, grid);
                Visit(binary.Right, grid);
                break;
            case AggregateExpression aggregate:
                if (aggregate.Parameter is not null)
                    Visit(aggregate.Parameter, grid);
                Visit(aggregate.Inner, grid);
                break;
            case CallExpression { Function.Name: "info" } call:
                Visit(call.Arguments[0], grid);
                Visit(context.InfoSelectorOf(call), grid);
                break;
            case CallExpression call:
                foreach (PromqlExpression argument in call.Arguments)
                    Visit(argument, grid);
                break;
        }
    }

    private void VisitRange(RangeSelector range, StepGrid grid)
    {
        long length = DurationMath.RangeMs(range.Range, context.Grid);
        bool looksBack = range.Vector.Mode != SelectorMode.Plain || context.Options.CounterStartUse == CounterStartUse.Exact;
        Want(range.Vector, grid, range.Vector.Mode == SelectorMode.Smoothed ? context.LookbackMs : 0, length + (looksBack ? context.LookbackMs : 0));
    }

    private void Want(VectorSelector selector, StepGrid grid, long aheadMs, long backMs)
    {
        if (grid.Count == 0)
            grid = grid with { Count = 1 };
        var times = new SelectorTimes(grid, selector.At, selector.Offset, context.Grid);
        _wanted.Add((selector, times.FirstMs - backMs + context.OpenMs, times.LastMs + aheadMs));
    }
}
