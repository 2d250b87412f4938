namespace Samples.StreamingAnalytics.Sources;

/// <summary>An event as it was posted, its topic not looked up yet.</summary>
internal readonly record struct PostedEvent(string Topic, long UnixMs, double Value);
