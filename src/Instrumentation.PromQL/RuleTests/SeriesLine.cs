using Instrumentation.Labels;

namespace Instrumentation.RuleTests;

/// <summary>A line of the notation: a series and its samples, or the start times of its samples.</summary>
/// <param name="Labels">The series' labels.</param>
/// <param name="Values">The samples at one step each; empty when the line gives start times.</param>
/// <param name="StartOffsetsMs">Of each sample, by how many milliseconds its counter started after it (before it where negative); null for an unknown start. The list is null when the line gives samples.</param>
public sealed record SeriesLine(SeriesLabels Labels, IReadOnlyList<NotationValue> Values, IReadOnlyList<long?>? StartOffsetsMs);
