using Instrumentation.Reading;
using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <summary>Each series' value at each step, interpolated between the samples around it.</summary>
internal sealed class SmoothedSelectorNode : VectorNode
{
    private readonly IReadOnlyList<ISeries> _series;
    private readonly SelectorTimes _times;
    private readonly VectorSelector _selector;
    private readonly OutputSeries[] _output;

    public SmoothedSelectorNode(QueryContext context, StepGrid grid, VectorSelector selector)
        : base(context, grid)
    {
        _selector = selector;
        _series = context.Selected(selector);
        _times = new SelectorTimes(grid, selector.At, selector.Offset, context.Grid);
        _output = new OutputSeries[_series.Count];
        for (int index = 0; index < _output.Length; index++)
            _output[index] = new OutputSeries(_series[index].Labels);
    }

    public override IReadOnlyList<OutputSeries> Series => _output;

    public override void Fill(int index, StepValues values)
    {
        SampleBuffer read = Context.RentBuffer();
        SampleBuffer samples = Context.RentBuffer();
        _series[index].Read(_times.FirstMs - Context.LookbackMs + Context.OpenMs, _times.LastMs + Context.LookbackMs, read);
        Context.Spend(read.Count);
        samples.AddLive(read);
        values.Clear();
        for (int step = 0; step < Grid.Count; step++)
            SmoothedValues.Set(samples, _times[step], Context, _series[index].Labels.MetricName, _selector.Span, values, step);
        Context.Return(read);
        Context.Return(samples);
    }
}
