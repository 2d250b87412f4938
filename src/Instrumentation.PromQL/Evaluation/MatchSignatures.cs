using Instrumentation.Labels;
using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <summary>The labels by which series of two vectors are paired.</summary>
internal sealed class MatchSignatures
{
    private readonly bool _on;
    private readonly string[] _labels;

    public MatchSignatures(VectorMatching matching)
    {
        _on = matching.On;
        _labels = matching.On ? [.. matching.Labels] : [.. matching.Labels, LabelNames.MetricName];
    }

    public SeriesLabels Of(SeriesLabels labels) => _on ? labels.Keep(_labels) : labels.Without(_labels);

    /// <summary>Groups series by their signatures.</summary>
    public Dictionary<SeriesLabels, List<int>> Group(IReadOnlyList<OutputSeries> series)
    {
        var groups = new Dictionary<SeriesLabels, List<int>>();
        for (int index = 0; index < series.Count; index++)
        {
            SeriesLabels signature = Of(series[index].Labels);
            if (!groups.TryGetValue(signature, out List<int>? members))
                groups.Add(signature, members = []);
            members.Add(index);
        }

        return groups;
    }
}
