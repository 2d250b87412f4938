using System.Globalization;
using Instrumentation.Functions;
using Instrumentation.Histograms;
using Instrumentation.Labels;
using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <summary>Puts series that are the buckets of one classic histogram together, beside native histograms, and estimates a number of each.</summary>
internal sealed class HistogramGroupNode : VectorNode
{
    private readonly VectorNode _inner;
    private readonly SourceSpan _span;
    private readonly IHistogramEstimator _estimator;
    private readonly List<OutputSeries> _output = [];
    private readonly List<Group> _groups = [];

    public HistogramGroupNode(VectorNode inner, SourceSpan span, IHistogramEstimator estimator)
        : base(inner.Context, inner.Grid)
    {
        _inner = inner;
        _span = span;
        _estimator = estimator;
        var places = new Dictionary<LabelSet, int>();
        for (int index = 0; index < inner.Series.Count; index++)
        {
            LabelSet labels = inner.Series[index].Labels;
            string bound = labels[LabelNames.BucketUpperBound];
            LabelSet key = labels.Without(LabelNames.BucketUpperBound);
            if (!places.TryGetValue(key, out int place))
            {
                place = _groups.Count;
                places.Add(key, place);
                _groups.Add(new Group(labels.MetricName));
                _output.Add(inner.Context.Options.DelayedNameRemoval ? new OutputSeries(key, DropName: true) : new OutputSeries(SeriesNames.Without(key)));
            }

            _groups[place].Members.Add(new Member(index, bound, BoundOf(bound)));
        }

        foreach (Group group in _groups)
            group.Members.Sort(static (left, right) => Comparer<double?>.Default.Compare(left.Bound, right.Bound));
    }

    public override IReadOnlyList<OutputSeries> Series => _output;

    public override void Fill(int index, StepValues values)
    {
        Group group = _groups[index];
        var columns = new StepValues[group.Members.Count];
        for (int member = 0; member < columns.Length; member++)
        {
            columns[member] = Rent();
            _inner.Fill(group.Members[member].Index, columns[member]);
            Context.Spend(Grid.Count);
        }

        values.Clear();
        var buckets = new List<ClassicBucket>();
        for (int step = 0; step < Grid.Count; step++)
        {
            NativeHistogram? native = Collect(group, columns, step, buckets);
            if (native is not null && buckets.Count > 0)
                Context.Annotations.Warn($"vector contains a mix of classic and native histograms{Annotation.ForMetric(group.MetricName)}", _span);
            else if (native is not null)
                values.Numbers[step] = _estimator.Of(native, step, group.MetricName);
            else if (buckets.Count > 0)
                values.Numbers[step] = _estimator.Of(buckets, step, group.MetricName);
        }

        foreach (StepValues column in columns)
            Return(column);
    }

    private NativeHistogram? Collect(Group group, StepValues[] columns, int step, List<ClassicBucket> buckets)
    {
        buckets.Clear();
        NativeHistogram? native = null;
        for (int member = 0; member < columns.Length; member++)
        {
            if (columns[member].Histogram(step) is { } histogram)
            {
                native = histogram;
                continue;
            }

            double number = columns[member].Numbers[step];
            if (StepValues.IsAbsent(number))
                continue;
            if (group.Members[member].Bound is { } bound)
                buckets.Add(new ClassicBucket(bound, number));
            else
                WarnBadBound(group, group.Members[member]);
        }

        return native;
    }

    private void WarnBadBound(Group group, Member member) => Context.Annotations.Warn(
        $"bucket label \"le\" is missing or has a malformed value of {LabelSetText.Quote(member.BoundText)}{Annotation.ForMetric(group.MetricName)}", _span);

    private static double? BoundOf(string text)
    {
        string trimmed = text.TrimStart('+', '-');
        if (trimmed.Equals("inf", StringComparison.OrdinalIgnoreCase) || trimmed.Equals("infinity", StringComparison.OrdinalIgnoreCase))
            return text.StartsWith('-') ? double.NegativeInfinity : double.PositiveInfinity;
        const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(text, Styles, CultureInfo.InvariantCulture, out double bound) ? bound : null;
    }

    private sealed record Member(int Index, string BoundText, double? Bound);

    private sealed record Group(string MetricName)
    {
        public List<Member> Members { get; } = [];
    }
}
