using Instrumentation.Labels;
using Instrumentation.RuleTests;

namespace Instrumentation.TestScripts.Scripts;

/// <summary>A series of a load command.</summary>
/// <param name="Labels">Its labels.</param>
/// <param name="Values">Its samples, one a step.</param>
/// <param name="StartOffsetsMs">How far from each sample its counter started, null for unknown; a null list when no start is known.</param>
public sealed record LoadedSeries(SeriesLabels Labels, IReadOnlyList<NotationValue> Values, IReadOnlyList<long?>? StartOffsetsMs)
{
    /// <summary>When a sample's counter started; 0 for unknown.</summary>
    public long StartUnixMs(int index, long timeUnixMs) => StartOffsetsMs?[index] is { } offset ? timeUnixMs + offset : 0;
}
