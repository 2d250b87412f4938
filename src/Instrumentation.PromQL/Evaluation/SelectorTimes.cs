using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <summary>Which time a selector looks at for each step: that of the step or a fixed one, moved by the offset.</summary>
internal readonly struct SelectorTimes
{
    private readonly StepGrid _grid;
    private readonly long? _fixedMs;
    private readonly long _offsetMs;

    public SelectorTimes(StepGrid grid, AtModifier? at, DurationExpression? offset, StepGrid query)
    {
        _grid = grid;
        _offsetMs = DurationMath.OffsetMs(offset, query);
        _fixedMs = at?.Anchor switch
        {
            null => null,
            AtAnchor.Start => query.StartMs,
            AtAnchor.End => query.EndMs,
            _ => at.UnixMs,
        };
    }

    public long FirstMs => this[0];

    public long LastMs => this[_grid.Count - 1];

    public bool IsFixed => _fixedMs is not null;

    public long this[int step] => (_fixedMs ?? _grid[step]) - _offsetMs;

    /// <summary>The steps of a subquery: multiples of its step within the range. Each costs a sample, so no more are made than the query may spend.</summary>
    /// <exception cref="PromqlEvaluationException">There are more steps than that.</exception>
    public StepGrid SubqueryGrid(long rangeMs, long stepMs, QueryContext context)
    {
        long openMs = context.OpenMs;
        long earliest = FirstMs - rangeMs + openMs;
        long first = (long)Math.Floor((double)earliest / stepMs) * stepMs;
        while (first < earliest)
            first += stepMs;
        long count = LastMs < first ? 0 : ((LastMs - first) / stepMs) + 1;
        context.RequireBudget(count);
        return new StepGrid(first, stepMs, (int)count);
    }
}
