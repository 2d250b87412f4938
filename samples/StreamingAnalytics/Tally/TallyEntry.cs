namespace Samples.StreamingAnalytics.Tally;

/// <summary>What one series must show, from what the application counted itself.</summary>
/// <param name="Metric">The metric's name as it was recorded; with <c>_count</c> or <c>_sum</c> for a histogram.</param>
/// <param name="Labels">The series' labels.</param>
/// <param name="Value">What was counted.</param>
internal sealed record TallyEntry(string Metric, IReadOnlyDictionary<string, string> Labels, double Value);
