using Instrumentation.Labels;
using Instrumentation.Objectives;
using Instrumentation.Rules;

namespace Instrumentation.Import;

/// <summary>Pyrra's group of numbers of events over the compliance period, and of the alerts on missing series.</summary>
internal sealed class PyrraIncreaseRules
{
    private static readonly TimeSpan Piece = TimeSpan.FromMinutes(5);

    private readonly PyrraSeries _series;
    private readonly List<Rule> _pieces = [];
    private readonly List<Rule> _rules = [];
    private readonly IReadOnlyList<string> _grouping;
    private readonly NamedTexts _labels;

    private PyrraIncreaseRules(PyrraSeries series)
    {
        _series = series;
        _grouping = GroupingOf(series);
        _labels = series.LabelsWithout(series.Indicator.Kind == PyrraIndicatorKind.LatencyNative ? [] : _grouping);
    }

    private bool IsInPieces => _series.Objective.PerformanceOverAccuracy;

    public static RuleGroup Of(PyrraSeries series)
    {
        var rules = new PyrraIncreaseRules(series);
        switch (series.Indicator.Kind)
        {
            case PyrraIndicatorKind.Ratio:
                rules.Ratio();
                break;
            case PyrraIndicatorKind.Latency:
                rules.Latency();
                break;
            case PyrraIndicatorKind.LatencyNative:
                rules.LatencyNative();
                break;
            default:
                rules.BoolGauge();
                break;
        }

        return new RuleGroup(series.Objective.Name + "-increase", [.. rules._pieces, .. rules._rules]) { Interval = IntervalOf(series.Objective.Window) };
    }

    private void Ratio()
    {
        Record(new PyrraCount("increase", _series.Total(), window => PyrraSeries.IncreaseName(_series.TotalName, window), _series.TotalMatchers, _labels));
        Absent(_series.Total(), _labels);
        if (_series.TotalName == _series.PartName)
            return;
        Record(new PyrraCount("increase", _series.Part(), window => PyrraSeries.IncreaseName(_series.PartName, window), _series.PartMatchers, _labels));
        Absent(_series.Part(), _labels);
    }

    private void Latency()
    {
        NamedTexts ofBucket = _labels.OverriddenBy(NamedTexts.Of((PyrraSeries.Bucket, _series.BucketText)));

        // Both numbers are recorded under one name, so that an empty bucket has to keep the pieces of the good events from being counted twice.
        LabelMatcher[] withoutBucket = [.. _series.TotalMatchers, PyrraMetric.Equal(PyrraSeries.Bucket, "")];
        Record(new PyrraCount("increase", _series.Total(), window => PyrraSeries.IncreaseName(_series.TotalName, window), withoutBucket, _labels));
        Record(new PyrraCount("increase", _series.Part(), window => PyrraSeries.IncreaseName(_series.PartName, window), _series.PartMatchers, ofBucket));
        Absent(_series.Total(), _labels);
        Absent(_series.Part(), ofBucket);
    }

    private void LatencyNative()
    {
        (string total, string? good, _) = PyrraQueries.Events(_series, WindowNames.Promql(_series.Objective.Window));
        string name = PyrraSeries.IncreaseName(_series.TotalName, _series.Objective.Window);
        _rules.Add(_series.Record(name, total, _labels));
        _rules.Add(_series.Record(name, good!, _labels.OverriddenBy(NamedTexts.Of((PyrraSeries.Bucket, _series.BucketText)))));
    }

    private void BoolGauge()
    {
        Record(new PyrraCount("count_over_time", _series.Total(), _series.CountName, _series.TotalMatchers, _labels));
        Record(new PyrraCount("sum_over_time", _series.Total(), _series.SumName, _series.TotalMatchers, _labels));
        Absent(_series.Total(), _labels);
    }

    private void Record(PyrraCount count)
    {
        TimeSpan period = _series.Objective.Window;
        if (!IsInPieces)
        {
            _rules.Add(Over(count, period));
            return;
        }

        _pieces.Add(Over(count, Piece));
        string range = $"[{WindowNames.Promql(period)}:{WindowNames.Promql(Piece)}]";
        string pieces = $"sum_over_time({PyrraMetric.Select(count.Name(Piece), count.Matchers)}{range})";
        _rules.Add(_series.Record(count.Name(period), PyrraMetric.Sum(_grouping, pieces), count.Labels));
    }

    private RecordingRule Over(PyrraCount count, TimeSpan window) =>
        _series.Record(count.Name(window), PyrraMetric.Sum(_grouping, $"{count.Function}({count.Selector}[{WindowNames.Promql(window)}])"), count.Labels);

    private void Absent(string selector, NamedTexts labels)
    {
        PyrraAlerting alerting = _series.Objective.Alerting;
        if (!alerting.Absent)
            return;
        (IsInPieces ? _pieces : _rules).Add(new AlertingRule(alerting.AbsentName, _series.Parse($"absent({selector}) == 1"))
        {
            HoldDuration = AbsentDuration(_series.Objective),
            Labels = labels.OverriddenBy(NamedTexts.Of(("severity", alerting.AbsentSeverity))),
            Annotations = _series.Objective.Annotations,
        });
    }

    // As long as the fastest alert would take if everything failed: missing series are taken for errors.
    private static TimeSpan AbsentDuration(PyrraObjective objective)
    {
        PyrraWindow fastest = PyrraWindow.For(objective.Window)[0];
        long seconds = (long)(fastest.Factor * (1m - objective.Target) * fastest.LongWindow.Ticks / TimeSpan.TicksPerSecond);
        decimal minutes = (decimal)(TimeSpan.FromSeconds(seconds) + fastest.HoldDuration).Ticks / TimeSpan.TicksPerMinute;
        return TimeSpan.FromMinutes((long)Math.Round(minutes, MidpointRounding.AwayFromZero));
    }

    // Longer periods cost more to sum up and change less from one time to the next: half a minute for each week begun, four minutes at most.
    private static TimeSpan IntervalOf(TimeSpan period) => TimeSpan.FromSeconds(30 * Math.Min((period.Days / 7) + 1, 8));

    // Errors are chosen from the recorded numbers by labels that these have to keep.
    private static IReadOnlyList<string> GroupingOf(PyrraSeries series)
    {
        IEnumerable<string> total = series.TotalMatchers.Select(matcher => matcher.Name);
        IEnumerable<string> kept = series.Indicator.Kind switch
        {
            PyrraIndicatorKind.BoolGauge => total,
            _ => series.PartMatchers.Select(matcher => matcher.Name).Except(total).Where(name => name != PyrraSeries.Bucket)
                .Concat(series.TotalMatchers.Where(matcher => matcher.Type is LabelMatchType.Regex or LabelMatchType.NotRegex).Select(matcher => matcher.Name)),
        };
        return [.. series.Grouping.Concat(kept).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }
}
