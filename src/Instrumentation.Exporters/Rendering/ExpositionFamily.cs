using Instrumentation.Naming;

namespace Instrumentation.Rendering;

// What an exposition shows under one name: one instrument, or several of the same name, type and unit.
internal sealed class ExpositionFamily(MetricName name, string? help, InstrumentKind kind, bool collapse)
{
    private readonly LabelTranslation _translation = new(ReservedLabel(kind), collapse);
    private readonly TextFamily?[] _text = new TextFamily?[2];

    internal MetricName Name => name;

    internal string? Help => help;

    internal InstrumentKind Kind => kind;

    internal LabelTranslation Translation => _translation;

    internal List<FamilyMember> Members { get; } = [];

    internal TextFamily Text(TextDialect dialect) => _text[dialect.Index] ??= new TextFamily(dialect, name, help);

    // Brings the caches of one format up to date; returns how many series are left out because their labels are another's.
    internal int Refresh(MetricSnapshot snapshot, Func<FamilyMember, LabelCache> cacheOf)
    {
        if (!IsCurrent(snapshot, cacheOf))
            Update(snapshot, cacheOf);
        int dropped = 0;
        foreach (FamilyMember member in Members)
            dropped += cacheOf(member).DroppedCount;
        return dropped;
    }

    internal bool HasSameMembers(MetricName otherName, IReadOnlyList<InstrumentInfo> instruments)
    {
        if (name != otherName || Members.Count != instruments.Count)
            return false;
        for (int i = 0; i < instruments.Count; i++)
        {
            if (!ReferenceEquals(Members[i].Instrument, instruments[i]))
                return false;
        }

        return true;
    }

    private bool IsCurrent(MetricSnapshot snapshot, Func<FamilyMember, LabelCache> cacheOf)
    {
        foreach (FamilyMember member in Members)
        {
            if (!cacheOf(member).IsCurrent(member.Series(snapshot)))
                return false;
        }

        return true;
    }

    private void Update(MetricSnapshot snapshot, Func<FamilyMember, LabelCache> cacheOf)
    {
        if (Members.Count == 1 && !_translation.IsAmbiguous)
        {
            cacheOf(Members[0]).Update(Members[0].Series(snapshot), _translation, seen: null);
            if (!_translation.IsAmbiguous)
                return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (FamilyMember member in Members)
            cacheOf(member).Update(member.Series(snapshot), _translation, seen);
    }

    private static string? ReservedLabel(InstrumentKind kind) => kind switch
    {
        InstrumentKind.Histogram => "le",
        InstrumentKind.Summary => "quantile",
        _ => null,
    };
}
