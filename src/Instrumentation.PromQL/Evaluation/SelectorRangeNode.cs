using Instrumentation.Functions;
using Instrumentation.Reading;
using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <summary>The samples of a time range that a selector reads.</summary>
internal sealed class SelectorRangeNode : RangeNode
{
    private readonly IReadOnlyList<ISeries> _series;
    private readonly SelectorTimes _times;
    private readonly long _backMs;
    private readonly long _aheadMs;
    private readonly OutputSeries[] _output;
    private readonly SampleBuffer _read = new();

    public SelectorRangeNode(QueryContext context, StepGrid grid, RangeSelector selector)
        : base(context, grid)
    {
        Mode = selector.Vector.Mode;
        _series = context.Selected(selector.Vector);
        _times = new SelectorTimes(grid, selector.Vector.At, selector.Vector.Offset, context.Grid);
        RangeMs = DurationMath.RangeMs(selector.Range, context.Grid);
        bool looksBack = Mode != SelectorMode.Plain || context.Options.CounterStartUse == CounterStartUse.Exact;
        _backMs = RangeMs + (looksBack ? context.LookbackMs : 0) - context.OpenMs;
        _aheadMs = Mode == SelectorMode.Smoothed ? context.LookbackMs : 0;
        _output = new OutputSeries[_series.Count];
        for (int index = 0; index < _output.Length; index++)
            _output[index] = new OutputSeries(_series[index].Labels);
    }

    public SelectorMode Mode { get; }

    public override IReadOnlyList<OutputSeries> Series => _output;

    public override long RangeMs { get; }

    public override void Load(int index, SampleBuffer samples)
    {
        samples.Clear();
        _read.Clear();
        _series[index].Read(_times.FirstMs - _backMs, _times.LastMs + _aheadMs, _read);
        Context.Spend(_read.Count);
        samples.AddLive(_read);
    }

    public override bool TrySummarize(int index, SampleBuffer scratch, out WindowSummary summary)
    {
        summary = default;
        if (Grid.Count != 1 || _series[index] is not ISummarizedSeries series
            || !series.TrySummarize(_times.FirstMs - RangeMs + Context.OpenMs, _times.LastMs, scratch, out summary))
        {
            return false;
        }

        Context.Spend(summary.Count);
        return true;
    }

    public override long WindowEndMs(int step) => _times[step];
}
