using Instrumentation.Reading;

namespace Instrumentation.Evaluation;

/// <summary>A part of a query that gives the samples of a time range at every step.</summary>
internal abstract class RangeNode(QueryContext context, StepGrid grid)
{
    public QueryContext Context { get; } = context;

    public StepGrid Grid { get; } = grid;

    public abstract IReadOnlyList<OutputSeries> Series { get; }

    /// <summary>The range's length in milliseconds.</summary>
    public abstract long RangeMs { get; }

    /// <summary>Reads all samples that any step needs, without stale markers.</summary>
    /// <param name="index">Which of <see cref="Series"/>.</param>
    /// <param name="samples">What to overwrite.</param>
    public abstract void Load(int index, SampleBuffer samples);

    /// <summary>Sums up the numbers of the range of a single step, where that spares reading them.</summary>
    /// <param name="index">Which of <see cref="Series"/>.</param>
    /// <param name="scratch">A buffer to read into.</param>
    /// <param name="summary">The sums.</param>
    /// <returns>False where <see cref="Load"/> has to be used.</returns>
    public virtual bool TrySummarize(int index, SampleBuffer scratch, out WindowSummary summary)
    {
        summary = default;
        return false;
    }

    /// <summary>The end of a step's range, included in it.</summary>
    public abstract long WindowEndMs(int step);
}
