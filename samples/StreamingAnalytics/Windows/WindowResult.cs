using Samples.StreamingAnalytics.Topics;

namespace Samples.StreamingAnalytics.Windows;

/// <summary>A closed window with its aggregates.</summary>
internal sealed record WindowResult(Topic Topic, DateTimeOffset Start, int Count, double Sum, double Min, double Max, double Mean, double Deviation);
