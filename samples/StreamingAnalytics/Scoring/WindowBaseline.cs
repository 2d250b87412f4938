namespace Samples.StreamingAnalytics.Scoring;

/// <summary>What is usual for a topic's windows.</summary>
/// <param name="Count">Their events.</param>
/// <param name="Mean">Their means.</param>
/// <param name="Deviation">Their standard deviations.</param>
internal sealed record WindowBaseline(RobustRange Count, RobustRange Mean, RobustRange Deviation);
