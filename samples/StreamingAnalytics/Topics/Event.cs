namespace Samples.StreamingAnalytics.Topics;

/// <summary>One measurement of one topic.</summary>
/// <param name="Topic">Where it belongs.</param>
/// <param name="UnixMs">When it was measured, in milliseconds since 1970-01-01 UTC.</param>
/// <param name="Value">What was measured.</param>
internal readonly record struct Event(Topic Topic, long UnixMs, double Value);
