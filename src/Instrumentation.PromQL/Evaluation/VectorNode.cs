namespace Instrumentation.Evaluation;

/// <summary>A part of a query that gives an instant vector: its series are known at once, their values are computed on demand, series by series.</summary>
internal abstract class VectorNode(QueryContext context, StepGrid grid)
{
    public QueryContext Context { get; } = context;

    public StepGrid Grid { get; } = grid;

    public abstract IReadOnlyList<OutputSeries> Series { get; }

    /// <summary>Computes one series at all steps.</summary>
    /// <param name="index">Which of <see cref="Series"/>.</param>
    /// <param name="values">What to overwrite, of the grid's length.</param>
    public abstract void Fill(int index, StepValues values);

    protected StepValues Rent() => Context.Rent(Grid.Count);

    protected void Return(StepValues values) => Context.Return(values);
}
