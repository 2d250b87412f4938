using Instrumentation.Labels;
using Instrumentation.Rendering;
using MetricLabels = Instrumentation.LabelSet;

namespace Instrumentation.Storage;

// The series of one instrument in the store. Series keep their places from snapshot to snapshot, so a tick only compares references; from the first
// difference on places are given anew, and what has none any more ends.
internal sealed class FamilyWriter(SeriesStore store, ExpositionFamily family, FamilyMember member, StoreLabels labels, ExemplarStore? exemplars)
{
    private MetricLabels[] _known = [];
    private SeriesWriter[] _series = [];
    private int _count;

    public string Name => family.Name.Sample;

    public void Write(ReadOnlySpan<SeriesPoint> points, long time)
    {
        if (!IsCurrent(points))
            Arrange(points, time);
        for (int place = 0; place < points.Length; place++)
            _series[place].Write(store, in points[place], time);
    }

    public void End(long time)
    {
        foreach (SeriesWriter series in _series.AsSpan(0, _count))
            series.End(store, time);
        _count = 0;
    }

    private bool IsCurrent(ReadOnlySpan<SeriesPoint> points)
    {
        if (points.Length != _count)
            return false;
        for (int place = 0; place < points.Length; place++)
        {
            if (!_known[place].IsSame(points[place].Labels))
                return false;
        }

        return true;
    }

    // By content: a series that was forgotten and came back between two ticks goes on.
    private void Arrange(ReadOnlySpan<SeriesPoint> points, long time)
    {
        var before = new Dictionary<MetricLabels, SeriesWriter>(_count);
        for (int place = 0; place < _count; place++)
            before[_known[place]] = _series[place];
        _known = new MetricLabels[points.Length];
        _series = new SeriesWriter[points.Length];
        for (int place = 0; place < points.Length; place++)
        {
            MetricLabels own = points[place].Labels;
            _known[place] = own;
            _series[place] = before.Remove(own, out SeriesWriter? known) ? known : Make(in points[place]);
        }

        _count = points.Length;
        foreach (SeriesWriter gone in before.Values)
            gone.End(store, time);
    }

    private SeriesWriter Make(in SeriesPoint point)
    {
        Label[] own = [.. family.Translation.Translate(point.Labels, member.Extra)];
        return point switch
        {
            { Histogram: { Layout: HistogramLayout.Explicit } histogram } => new ClassicHistogramWriter(store, Name, own, labels, histogram.Boundaries, exemplars),
            { Histogram: not null } => new NativeHistogramWriter(store.GetSeries(labels.Series(Name, own)), exemplars),
            { Summary: { } summary } => new SummaryWriter(store, Name, own, labels, summary),
            _ => new NumberWriter(store.GetSeries(labels.Series(Name, own)), isCounter: family.Kind == InstrumentKind.Counter, exemplars),
        };
    }
}
