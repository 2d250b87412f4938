using Instrumentation.Naming;

namespace Instrumentation.Rendering;

// Which instruments of a snapshot appear under which names. Made again only when the instruments change.
internal sealed class ExpositionPlan(PrometheusExporterOptions options, ILabelEncoder protobufEncoder)
{
    private readonly bool _collapse = options.NameTranslation != NameTranslation.KeepNames;
    private readonly HashSet<InstrumentInfo> _accepted = [];
    private InstrumentInfo[] _instruments = [];
    private ResourceInfo? _resource;

    internal List<ExpositionFamily> Families { get; private set; } = [];

    // The labels of target_info, valid and sorted; empty when it is not shown.
    internal IReadOnlyList<Label> Target { get; private set; } = [];

    internal int OtherType { get; private set; }

    internal int OtherUnit { get; private set; }

    internal int SampleName { get; private set; }

    internal void Update(MetricSnapshot snapshot)
    {
        if (IsCurrent(snapshot))
            return;
        if (!ReferenceEquals(_resource, snapshot.Resource))
        {
            Families = [];
            _resource = snapshot.Resource;
            Target = options.TargetInfo ? [.. new LabelTranslation(null, _collapse).Translate(_resource.Attributes, [])] : [];
        }

        _instruments = new InstrumentInfo[snapshot.Families.Length];
        for (int i = 0; i < _instruments.Length; i++)
            _instruments[i] = snapshot.Families[i].Instrument;
        Plan();
    }

    private bool IsCurrent(MetricSnapshot snapshot)
    {
        ReadOnlySpan<MetricFamily> families = snapshot.Families;
        if (!ReferenceEquals(_resource, snapshot.Resource) || families.Length != _instruments.Length)
            return false;
        for (int i = 0; i < families.Length; i++)
        {
            if (!ReferenceEquals(families[i].Instrument, _instruments[i]))
                return false;
        }

        return true;
    }

    private void Plan()
    {
        OtherType = OtherUnit = SampleName = 0;
        var claims = new NameClaims();
        foreach (MetricName own in SelfMetrics.Names)
            claims.TryClaim(own);
        if (Target.Count > 0)
            claims.TryClaim(SelfMetrics.Target);

        // What was shown before goes first, so that an instrument that comes later never takes the name of an older one.
        var groups = new Dictionary<string, FamilyGroup>(StringComparer.Ordinal);
        foreach (InstrumentInfo instrument in _instruments.OrderByDescending(_accepted.Contains))
            Add(instrument, groups, claims);
        _accepted.Clear();
        _accepted.UnionWith(groups.Values.SelectMany(group => group.Instruments));

        Dictionary<string, ExpositionFamily> before = Families.ToDictionary(family => family.Name.Sample, StringComparer.Ordinal);
        var positions = new Dictionary<InstrumentInfo, int>();
        for (int i = 0; i < _instruments.Length; i++)
            positions[_instruments[i]] = i;
        Families = [.. groups.Values
            .Select(group => Family(group, claims.Final(group.Name), before, positions))
            .OrderBy(family => family.Members[0].Index)];
    }

    private void Add(InstrumentInfo instrument, Dictionary<string, FamilyGroup> groups, NameClaims claims)
    {
        MetricName name = MetricName.For(instrument, options.NameTranslation);
        if (!groups.TryGetValue(name.Sample, out FamilyGroup? group))
        {
            if (claims.TryClaim(name))
                groups[name.Sample] = new FamilyGroup(name, instrument);
            else
                SampleName++;
        }
        else if (group.Instruments[0].Kind != instrument.Kind)
        {
            OtherType++;
        }
        else if (!string.Equals(group.Name.Unit, name.Unit, StringComparison.Ordinal))
        {
            OtherUnit++;
        }
        else
        {
            group.Instruments.Add(instrument);
        }
    }

    private ExpositionFamily Family(
        FamilyGroup group, MetricName name, Dictionary<string, ExpositionFamily> before, Dictionary<InstrumentInfo, int> positions)
    {
        group.Instruments.Sort((left, right) => positions[left].CompareTo(positions[right]));
        if (!before.TryGetValue(name.Sample, out ExpositionFamily? family) || !family.HasSameMembers(name, group.Instruments))
        {
            string? help = group.Instruments.Select(instrument => instrument.Description).FirstOrDefault(text => text is not null);
            family = new ExpositionFamily(name, help, group.Instruments[0].Kind, _collapse);
            foreach (InstrumentInfo instrument in group.Instruments)
                family.Members.Add(new FamilyMember(instrument, ExtraLabels(instrument), protobufEncoder));
        }

        foreach (FamilyMember member in family.Members)
            member.Index = positions[member.Instrument];
        return family;
    }

    private List<Label> ExtraLabels(InstrumentInfo instrument)
    {
        var extra = new LabelTranslation(null, _collapse);
        List<Label> labels = [];
        if (options.ScopeLabels && instrument.Scope is { } scope)
        {
            List<Tag> tags = [.. scope.Labels.AsSpan().ToArray().Select(label => new Tag("otel_scope_" + label.Name, label.Value))];
            tags.Add(("otel_scope_name", scope.Name));
            tags.Add(("otel_scope_version", scope.Version));
            labels = [.. extra.Translate(LabelSet.From([.. tags]), [])];
        }

        if (options.StandardLabels)
            labels.AddRange(extra.Translate(_resource!.StandardLabels, []));
        return labels;
    }

    private sealed record FamilyGroup(MetricName Name, InstrumentInfo First)
    {
        internal List<InstrumentInfo> Instruments { get; } = [First];
    }
}
