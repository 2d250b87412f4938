using Instrumentation.Functions;
using Instrumentation.Reading;
using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <summary>Finds the series of all selectors of a query before anything is computed, so that the computing never waits.</summary>
internal sealed class SelectorPrefetch(QueryContext context)
{
    private readonly List<(VectorSelector Selector, long FromMs, long ToMs, bool ForCounts)> _wanted = [];

    public async ValueTask<Dictionary<VectorSelector, IReadOnlyList<ISeries>>> RunAsync(PromqlExpression expression, ISeriesSource source)
    {
        Visit(expression, context.Grid, forCounts: false);
        var selected = new Dictionary<VectorSelector, IReadOnlyList<ISeries>>(ReferenceEqualityComparer.Instance);
        foreach ((VectorSelector selector, long from, long to, bool forCounts) in _wanted)
        {
            IReadOnlyList<ISeries> series = await source.SelectAsync(new SeriesSelection(selector.Matchers, from, to), context.Cancellation);
            selected[selector] = forCounts ? [.. series.Select(one => new SeriesWithResetHints(one))] : series;
            context.Spend(series.Count);
        }

        return selected;
    }

    // Where only counts and sums of histograms are asked for, resets are told from sample to sample, as Prometheus does there.
    private void Visit(PromqlExpression expression, StepGrid grid, bool forCounts)
    {
        switch (expression)
        {
            case VectorSelector selector:
                Want(selector, grid, selector.Mode == SelectorMode.Smoothed ? context.LookbackMs : 0, context.LookbackMs, forCounts);
                break;
            case RangeSelector range:
                VisitRange(range, grid, forCounts);
                break;
            case SubqueryExpression subquery:
                Visit(subquery.Inner, Subqueries.GridOf(subquery, grid, context), forCounts);
                break;
            case ParenthesesExpression parentheses:
                Visit(parentheses.Inner, grid, forCounts);
                break;
            case UnaryExpression unary:
                Visit(unary.Operand, grid, forCounts);
                break;
            case BinaryExpression binary:
                Visit(binary.Left, grid, forCounts: false);
                Visit(binary.Right, grid, forCounts: false);
                break;
            case AggregateExpression aggregate:
                if (aggregate.Parameter is not null)
                    Visit(aggregate.Parameter, grid, forCounts: false);
                Visit(aggregate.Inner, grid, forCounts);
                break;
            case CallExpression { Function.Name: "info" } call:
                Visit(call.Arguments[0], grid, forCounts);
                Visit(context.InfoSelectorOf(call), grid, forCounts: false);
                break;
            case CallExpression call:
                foreach (PromqlExpression argument in call.Arguments)
                    Visit(argument, grid, ForCounts(call.Function.Name) ?? forCounts);
                break;
        }
    }

    private void VisitRange(RangeSelector range, StepGrid grid, bool forCounts)
    {
        long length = DurationMath.RangeMs(range.Range, context.Grid);
        bool looksBack = range.Vector.Mode != SelectorMode.Plain || context.Options.CounterStartUse == CounterStartUse.Exact;
        Want(range.Vector, grid, range.Vector.Mode == SelectorMode.Smoothed ? context.LookbackMs : 0, length + (looksBack ? context.LookbackMs : 0), forCounts);
    }

    private static bool? ForCounts(string function) => function switch
    {
        "histogram_avg" or "histogram_count" or "histogram_sum" => true,
        "histogram_fraction" or "histogram_quantile" or "histogram_quantiles" => false,
        _ => null,
    };

    private void Want(VectorSelector selector, StepGrid grid, long aheadMs, long backMs, bool forCounts)
    {
        if (grid.Count == 0)
            grid = grid with { Count = 1 };
        var times = new SelectorTimes(grid, selector.At, selector.Offset, context.Grid);
        _wanted.Add((selector, times.FirstMs - backMs + context.OpenMs, times.LastMs + aheadMs, forCounts));
    }
}
