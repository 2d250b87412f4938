using Instrumentation.Reading;
using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <summary>The latest sample of each series at each step, no older than the lookback.</summary>
internal sealed class InstantSelectorNode : VectorNode
{
    private readonly IReadOnlyList<ISeries> _series;
    private readonly SelectorTimes _times;
    private readonly SampleProperty _property;
    private readonly OutputSeries[] _output;

    public InstantSelectorNode(QueryContext context, StepGrid grid, VectorSelector selector, SampleProperty property)
        : base(context, grid)
    {
        _series = context.Selected(selector);
        _times = new SelectorTimes(grid, selector.At, selector.Offset, context.Grid);
        _property = property;
        _output = new OutputSeries[_series.Count];
        for (int index = 0; index < _output.Length; index++)
            _output[index] = new OutputSeries(_series[index].Labels);
    }

    public override IReadOnlyList<OutputSeries> Series => _output;

    public override void Fill(int index, StepValues values)
    {
        SampleBuffer samples = Context.RentBuffer();
        _series[index].Read(_times.FirstMs - Context.LookbackMs + Context.OpenMs, _times.LastMs, samples);
        Context.Spend(samples.Count);
        values.ClearHistograms();
        if (_property == SampleProperty.Value && !samples.HasHistograms)
            FillNumbers(samples, values.Numbers);
        else
            FillAny(samples, values);
        Context.Return(samples);
    }

    private void FillNumbers(SampleBuffer samples, Span<double> numbers)
    {
        ReadOnlySpan<long> timestamps = samples.Timestamps;
        ReadOnlySpan<double> readings = samples.Values;
        long reach = Context.LookbackMs - Context.OpenMs;
        int next = 0;
        for (int step = 0; step < numbers.Length; step++)
        {
            long time = _times[step];
            while (next < timestamps.Length && timestamps[next] <= time)
                next++;

            // A stale marker is also what stands for no value.
            numbers[step] = next > 0 && timestamps[next - 1] >= time - reach ? readings[next - 1] : StepValues.Absent;
        }
    }

    private void FillAny(SampleBuffer samples, StepValues values)
    {
        ReadOnlySpan<long> timestamps = samples.Timestamps;
        long reach = Context.LookbackMs - Context.OpenMs;
        int next = 0;
        for (int step = 0; step < Grid.Count; step++)
        {
            long time = _times[step];
            while (next < timestamps.Length && timestamps[next] <= time)
                next++;
            int last = next - 1;
            if (last < 0 || timestamps[last] < time - reach || StaleMarker.Is(samples.Values[last]))
                values.Remove(step);
            else if (_property == SampleProperty.Value && samples.HasHistograms && samples.Histograms[last] is { } histogram)
                values.Set(step, histogram);
            else if (_property == SampleProperty.Value)
                values.Set(step, samples.Values[last]);
            else if (_property == SampleProperty.Timestamp)
                values.Set(step, timestamps[last] / 1000.0);
            else
                values.Set(step, samples.HasStartTimes ? samples.StartTimes[last] / 1000.0 : 0);
        }
    }
}
