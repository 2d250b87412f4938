using Instrumentation.Labels;
using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <summary>Puts the series of an aggregation into groups.</summary>
internal sealed class Grouping
{
    public Grouping(AggregateExpression expression, IReadOnlyList<OutputSeries> series)
    {
        string[] labels = expression.Without ? [.. expression.Grouping, LabelNames.MetricName, LabelNames.MetricType, LabelNames.MetricUnit] : [.. expression.Grouping];
        var places = new Dictionary<SeriesLabels, int>();
        var keys = new List<SeriesLabels>();
        var drops = new List<bool>();
        var members = new List<List<int>>();
        for (int index = 0; index < series.Count; index++)
        {
            SeriesLabels key = expression.Without ? series[index].Labels.Without(labels) : series[index].Labels.Keep(labels);
            if (!places.TryGetValue(key, out int place))
            {
                place = keys.Count;
                places.Add(key, place);
                keys.Add(key);
                drops.Add(false);
                members.Add([]);
            }

            members[place].Add(index);
            drops[place] |= series[index].DropName;
        }

        Members = members;
        var groups = new OutputSeries[keys.Count];
        for (int place = 0; place < groups.Length; place++)
            groups[place] = new OutputSeries(keys[place], drops[place]);
        Groups = groups;
    }

    /// <summary>The series of each group.</summary>
    public IReadOnlyList<OutputSeries> Groups { get; }

    /// <summary>Which of the aggregated series each group has.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Members { get; }
}
