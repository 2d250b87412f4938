namespace Instrumentation.Samples.StreamingAnalytics;

/// <summary>A line of <c>/tally</c>.</summary>
internal sealed record TallyEntry(string Metric, Dictionary<string, string> Labels, double Value);
