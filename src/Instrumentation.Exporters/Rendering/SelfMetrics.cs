using Instrumentation.Naming;

namespace Instrumentation.Rendering;

// What an exposition says of itself and of its target.
internal sealed class SelfMetrics
{
    internal const string TargetHelp = "Target metadata";
    internal const string FamiliesHelp = "Metric families left out of expositions because their name was taken, by what differed.";
    internal const string SeriesHelp = "Series left out of expositions because their labels became those of another series.";

    internal const string NameReason = "name";
    internal const string TypeReason = "type";
    internal const string UnitReason = "unit";

    internal static readonly MetricName Target = new("target_info", "target", MetricType.Info, Unit: null);
    internal static readonly MetricName Families = Counter("instrumentation_exporter_families_dropped");
    internal static readonly MetricName Series = Counter("instrumentation_exporter_series_dropped");

    private long _otherType;
    private long _otherUnit;
    private long _sampleName;
    private long _duplicates;

    internal static IReadOnlyList<MetricName> Names { get; } = [Families, Series];

    internal static IReadOnlyList<string> Reasons { get; } = [NameReason, TypeReason, UnitReason];

    internal long FamiliesDropped => Volatile.Read(ref _otherType) + Volatile.Read(ref _otherUnit) + Volatile.Read(ref _sampleName);

    internal long SeriesDropped => Volatile.Read(ref _duplicates);

    // Called by one exposition at a time.
    internal void Count(ExpositionPlan plan)
    {
        Volatile.Write(ref _otherType, _otherType + plan.OtherType);
        Volatile.Write(ref _otherUnit, _otherUnit + plan.OtherUnit);
        Volatile.Write(ref _sampleName, _sampleName + plan.SampleName);
    }

    internal void CountSeries(int dropped) => Volatile.Write(ref _duplicates, _duplicates + dropped);

    internal long FamiliesDroppedFor(string reason) => reason switch
    {
        NameReason => _sampleName,
        TypeReason => _otherType,
        _ => _otherUnit,
    };

    private static MetricName Counter(string family) => new(family + "_total", family, MetricType.Counter, Unit: null);
}
