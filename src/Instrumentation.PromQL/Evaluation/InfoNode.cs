using Instrumentation.Labels;
using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <summary><c>info</c>: adds labels of info metrics to series that have the same job and instance.</summary>
internal sealed class InfoNode
{
    private static readonly string[] Identifying = ["instance", "job"];

    private readonly QueryContext _context;
    private readonly VectorNode _inner;
    private readonly VectorNode _times;
    private readonly LabelMatcher[] _dataMatchers;
    private readonly StepValues[] _infoTimes;
    private readonly Dictionary<SeriesLabels, List<int>> _byIdentity = [];
    private readonly Dictionary<OutputSeries, StepValues> _output = [];

    private InfoNode(VectorNode inner, VectorNode times, VectorSelector selector)
    {
        _context = inner.Context;
        _inner = inner;
        _times = times;
        _dataMatchers = [.. InfoSelector.DataMatchers(selector)];
        _infoTimes = ComputedNode.Compute(times);
        for (int index = 0; index < times.Series.Count; index++)
        {
            SeriesLabels identity = times.Series[index].Labels.Keep(Identifying);
            if (!_byIdentity.TryGetValue(identity, out List<int>? members))
                _byIdentity.Add(identity, members = []);
            members.Add(index);
        }
    }

    public static VectorNode Of(CallExpression call, VectorNode inner, QueryContext context, StepGrid grid)
    {
        VectorSelector selector = context.InfoSelectorOf(call);
        var values = new InstantSelectorNode(context, grid, selector, SampleProperty.Value);
        StepValues probe = context.Rent(grid.Count);
        for (int index = 0; index < values.Series.Count; index++)
        {
            values.Fill(index, probe);
            if (probe.HasHistograms)
                throw PromqlEvaluationException.Execution($"this should be an info metric, with float samples: {values.Series[index].Labels}");
        }

        context.Return(probe);
        var info = new InfoNode(inner, new InstantSelectorNode(context, grid, selector, SampleProperty.Timestamp), selector);
        for (int index = 0; index < inner.Series.Count; index++)
            info.Enrich(index, selector);
        return new ComputedNode(context, grid, [.. info._output.Keys], [.. info._output.Values]);
    }

    private void Enrich(int index, VectorSelector selector)
    {
        OutputSeries series = _inner.Series[index];
        StepValues values = _context.Rent(_inner.Grid.Count);
        _inner.Fill(index, values);
        SeriesLabels identity = series.Labels.Keep(Identifying);
        bool isInfoItself = InfoSelector.MatchesName(selector, series.Labels.MetricName);
        List<int> candidates = isInfoItself || identity.Count == 0 || !_byIdentity.TryGetValue(identity, out List<int>? members) ? [] : members;
        bool keepsUnmatched = isInfoItself || identity.Count == 0 || Array.TrueForAll(_dataMatchers, matcher => matcher.MatchesEmpty);
        for (int step = 0; step < _inner.Grid.Count; step++)
        {
            if (!values.IsPresent(step))
                continue;
            Dictionary<string, int> infos = Latest(candidates, step);
            if (infos.Count == 0 && !keepsUnmatched)
                continue;
            var target = new OutputSeries(WithData(series.Labels, infos.Values), series.DropName);
            if (!_output.TryGetValue(target, out StepValues? result))
            {
                result = new StepValues(_inner.Grid.Count);
                result.Clear();
                _context.Spend(_inner.Grid.Count);
                _output.Add(target, result);
            }

            if (result.IsPresent(step))
                throw PromqlEvaluationException.Execution("vector cannot contain metrics with the same labelset");
            result.CopyFrom(values, step);
        }

        _context.Return(values);
    }

    // Of several series of one info metric the one with the latest sample counts.
    private Dictionary<string, int> Latest(List<int> candidates, int step)
    {
        var latest = new Dictionary<string, int>();
        foreach (int candidate in candidates)
        {
            double time = _infoTimes[candidate].Numbers[step];
            if (StepValues.IsAbsent(time))
                continue;
            string name = _times.Series[candidate].Labels.MetricName;
            if (!latest.TryGetValue(name, out int before) || _infoTimes[before].Numbers[step] < time)
                latest[name] = candidate;
            else if (_infoTimes[before].Numbers[step] == time)
                throw PromqlEvaluationException.Execution($"found duplicate series for info metric: {_times.Series[before].Labels} and {_times.Series[candidate].Labels}");
        }

        return latest;
    }

    private SeriesLabels WithData(SeriesLabels labels, IEnumerable<int> infos)
    {
        SeriesLabels enriched = labels;
        foreach (int info in infos)
        {
            foreach (Label label in _times.Series[info].Labels)
            {
                bool isWanted = _dataMatchers.Length == 0 || Array.Exists(_dataMatchers, matcher => matcher.Name == label.Name);
                if (!isWanted || label.Name == LabelNames.MetricName || Identifying.Contains(label.Name) || labels.Contains(label.Name))
                    continue;
                if (enriched.Contains(label.Name) && enriched[label.Name] != label.Value)
                    throw PromqlEvaluationException.Execution($"conflicting label: {label.Name}");
                enriched = enriched.With(label.Name, label.Value);
            }
        }

        return enriched;
    }
}
