using Instrumentation.Labels;

namespace Instrumentation.Reports;

/// <summary>A group of alerts that are told together. Immutable.</summary>
/// <param name="Labels">What its alerts have in common by definition.</param>
/// <param name="Receiver">Who is told.</param>
/// <param name="NextFlushAt">When the group is looked at next.</param>
/// <param name="Alerts">Its alerts that have not ended, ordered by fingerprint.</param>
public sealed record AlertGroupReport(SeriesLabels Labels, string Receiver, DateTimeOffset NextFlushAt, IReadOnlyList<AlertReport> Alerts);
