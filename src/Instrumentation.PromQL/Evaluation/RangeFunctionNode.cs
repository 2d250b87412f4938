using Instrumentation.Functions;
using Instrumentation.Labels;
using Instrumentation.Reading;

namespace Instrumentation.Evaluation;

/// <summary>Applies a function to the samples of each series' range at each step; the window moves along samples that were read once.</summary>
internal sealed class RangeFunctionNode(RangeNode range, RangeFunction function, RangeCall call, IReadOnlyList<OutputSeries> series, ScalarNode? first, ScalarNode? second, ISlidingFunction? sliding = null, SummaryFunction? summed = null)
    : VectorNode(range.Context, range.Grid)
{
    // How far before its beginning a window reaches for the extended kinds of ranges, and how far behind its end.
    private readonly (long BackMs, long AheadMs) _reach = Reach(range, call);

    public override IReadOnlyList<OutputSeries> Series => series;

    public override void Fill(int index, StepValues values)
    {
        SampleBuffer samples = Context.RentBuffer();
        values.ClearHistograms();
        SeriesLabels labels = range.Series[index].Labels;
        call.MetricName = labels.MetricName;
        call.MetricType = labels[LabelNames.MetricType];
        if (summed is null || !range.TrySummarize(index, samples, out WindowSummary summary) || !TryFill(summed, summary, values))
            Fill(index, samples, values);
        Context.Return(samples);
        Context.CheckTime();
    }

    private bool TryFill(SummaryFunction function, in WindowSummary summary, StepValues values)
    {
        if (double.IsInfinity(summary.Sum))
            return false;
        long end = range.WindowEndMs(0);
        values.Numbers[0] = summary.Count == 0 ? StepValues.Absent : function(summary, end - range.RangeMs, end);
        return true;
    }

    private void Fill(int index, SampleBuffer samples, StepValues values)
    {
        range.Load(index, samples);
        bool ignoresStarts = call.Starts == CounterStartUse.Ignored || !samples.HasStartTimes;
        if (sliding is not null && !samples.HasHistograms && ignoresStarts)
            FillSliding(sliding, samples, values.Numbers);
        else
            FillEach(samples, values);
    }

    private void FillSliding(ISlidingFunction function, SampleBuffer samples, double[] numbers)
    {
        ReadOnlySpan<long> times = samples.Timestamps;
        ReadOnlySpan<double> readings = samples.Values;
        function.Begin(times, readings);
        int from = 0;
        int to = 0;
        for (int step = 0; step < numbers.Length; step++)
        {
            long end = range.WindowEndMs(step);
            long start = end - range.RangeMs;
            while (to < times.Length && times[to] <= end)
                to++;
            while (from < to && times[from] < start + Context.OpenMs)
                from++;
            numbers[step] = from == to ? StepValues.Absent : function.Next(times, readings, from, to, start, end);
        }
    }

    private void FillEach(SampleBuffer samples, StepValues values)
    {
        int from = 0;
        int to = 0;
        ReadOnlySpan<long> times = samples.Timestamps;
        for (int step = 0; step < Grid.Count; step++)
        {
            long end = range.WindowEndMs(step);
            long start = end - range.RangeMs;
            while (to < times.Length && times[to] <= end + _reach.AheadMs)
                to++;
            while (from < to && times[from] < start + Context.OpenMs - _reach.BackMs)
                from++;
            if (from == to)
            {
                values.Remove(step);
                continue;
            }

            call.StepMs = Grid[step];
            call.First = first is null ? 0 : first[step];
            call.Second = second is null ? 0 : second[step];
            FunctionValue value = function(new RangeWindow(samples, from, to, start, end), call);
            if (value.Histogram is not null)
                values.Set(step, value.Histogram);
            else
                values.Set(step, value.Number);
        }
    }

    private static (long BackMs, long AheadMs) Reach(RangeNode range, RangeCall call)
    {
        if (call.Mode == Syntax.SelectorMode.Smoothed)
            return (range.Context.LookbackMs, range.Context.LookbackMs);
        bool looksBack = call.Mode == Syntax.SelectorMode.Anchored || (range is SelectorRangeNode && call.Starts == CounterStartUse.Exact);
        return (looksBack ? range.Context.LookbackMs : 0, 0);
    }
}
