using Instrumentation.Histograms;
using Instrumentation.Reading;
using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <summary>An expression's values at the steps of a subquery, as the samples of a range.</summary>
internal sealed class SubqueryRangeNode : RangeNode
{
    private readonly VectorNode _inner;
    private readonly SelectorTimes _times;

    public SubqueryRangeNode(QueryContext context, StepGrid grid, SubqueryExpression subquery, VectorNode inner)
        : base(context, grid)
    {
        _inner = inner;
        _times = new SelectorTimes(grid, subquery.At, subquery.Offset, context.Grid);
        RangeMs = DurationMath.RangeMs(subquery.Range, context.Grid);
    }

    public override IReadOnlyList<OutputSeries> Series => _inner.Series;

    public override long RangeMs { get; }

    public override void Load(int index, SampleBuffer samples)
    {
        samples.Clear();
        if (_inner.Grid.Count == 0)
            return;
        StepValues values = Context.Rent(_inner.Grid.Count);
        _inner.Fill(index, values);
        for (int step = 0; step < values.Numbers.Length; step++)
        {
            if (values.Histogram(step) is { } histogram)
                samples.Add(_inner.Grid[step], WithoutHint(histogram));
            else if (!StepValues.IsAbsent(values.Numbers[step]))
                samples.Add(_inner.Grid[step], values.Numbers[step]);
        }

        Context.Return(values);
        Context.Spend(samples.Count);
    }

    // What is known of a reset is since the sample before, which need not be that of the step before.
    private static NativeHistogram WithoutHint(NativeHistogram histogram) =>
        histogram.ResetHint == CounterResetHint.Gauge ? histogram : histogram.WithResetHint(CounterResetHint.Unknown);

    public override long WindowEndMs(int step) => _times[step];
}
