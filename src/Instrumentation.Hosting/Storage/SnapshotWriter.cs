using Instrumentation.Naming;
using Instrumentation.Reading;
using Instrumentation.Rendering;
using MetricType = Instrumentation.Reading.MetricType;

namespace Instrumentation.Storage;

// Writes snapshots to the store: the series, under the names, that a Prometheus has which scrapes the application.
internal sealed class SnapshotWriter(SeriesStore store, PrometheusExporterOptions exposition, bool addsResource, ExemplarStore? exemplars = null)
{
    private const string Up = "up";

    private readonly ExpositionPlan _plan = new(exposition, new TextLabelEncoder(braces: true));
    private readonly Dictionary<InstrumentInfo, FamilyWriter> _writers = [];
    private ResourceInfo? _resource;
    private List<ExpositionFamily> _families = [];
    private StoredSeries[] _targets = [];
    private StoreLabels _labels = StoreLabels.None;

    public void Write(MetricSnapshot snapshot, long time)
    {
        _plan.Update(snapshot);
        if (!ReferenceEquals(_resource, snapshot.Resource))
            Begin(snapshot.Resource, time);
        if (!ReferenceEquals(_families, _plan.Families))
            Plan(time);
        foreach (StoredSeries target in _targets)
            store.Append(target, time, 1);
        foreach (ExpositionFamily family in _families)
        {
            foreach (FamilyMember member in family.Members)
                _writers[member.Instrument].Write(member.Series(snapshot), time);
        }
    }

    private void Begin(ResourceInfo resource, long time)
    {
        foreach (FamilyWriter writer in _writers.Values)
            writer.End(time);
        _writers.Clear();
        _families = [];
        _resource = resource;
        _labels = addsResource ? StoreLabels.Of(resource) : StoreLabels.None;
        _targets = _plan.Target.Count > 0
            ? [store.GetSeries(_labels.Series(Up, [])), store.GetSeries(_labels.Target(SelfMetrics.Target.Sample, _plan.Target))]
            : [store.GetSeries(_labels.Series(Up, []))];
    }

    // Instruments that lost their name to another, or have no series left, end.
    private void Plan(long time)
    {
        _families = _plan.Families;
        var gone = new Dictionary<InstrumentInfo, FamilyWriter>(_writers);
        foreach (ExpositionFamily family in _families)
        {
            store.SetMetadata(new MetricMetadata(family.Name.Sample, TypeOf(family.Name.Type), family.Name.Unit ?? "", family.Help ?? ""));
            foreach (FamilyMember member in family.Members)
            {
                if (!gone.Remove(member.Instrument, out FamilyWriter? writer) || writer.Name != family.Name.Sample)
                {
                    writer?.End(time);
                    _writers[member.Instrument] = new FamilyWriter(store, family, member, _labels, exemplars);
                }
            }
        }

        foreach ((InstrumentInfo instrument, FamilyWriter writer) in gone)
        {
            writer.End(time);
            _writers.Remove(instrument);
        }
    }

    private static MetricType TypeOf(Naming.MetricType type) => type switch
    {
        Naming.MetricType.Counter => MetricType.Counter,
        Naming.MetricType.Gauge => MetricType.Gauge,
        Naming.MetricType.Histogram => MetricType.Histogram,
        Naming.MetricType.Summary => MetricType.Summary,
        Naming.MetricType.Info => MetricType.Info,
        _ => MetricType.Unknown,
    };
}
