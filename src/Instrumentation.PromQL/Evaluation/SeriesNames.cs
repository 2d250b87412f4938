using Instrumentation.Labels;

namespace Instrumentation.Evaluation;

/// <summary>Takes the metric's name, type and unit off series that are no longer values of that metric.</summary>
internal static class SeriesNames
{
    private static readonly string[] Metadata = [LabelNames.MetricName, LabelNames.MetricType, LabelNames.MetricUnit];

    public static SeriesLabels Without(SeriesLabels labels) => labels.Without(Metadata);

    public static bool IsMetadata(string label) => Array.IndexOf(Metadata, label) >= 0;

    public static OutputSeries[] Drop(IReadOnlyList<OutputSeries> series, QueryContext context)
    {
        var dropped = new OutputSeries[series.Count];
        for (int index = 0; index < dropped.Length; index++)
            dropped[index] = context.Options.DelayedNameRemoval ? series[index] with { DropName = true } : new OutputSeries(Without(series[index].Labels));
        return dropped;
    }

    public static OutputSeries[] Finish(IReadOnlyList<OutputSeries> series)
    {
        var finished = new OutputSeries[series.Count];
        for (int index = 0; index < finished.Length; index++)
            finished[index] = new OutputSeries(series[index].DropName ? Without(series[index].Labels) : series[index].Labels);
        return finished;
    }
}
