using Samples.StreamingAnalytics.Tally;

namespace Samples.StreamingAnalytics.Topics;

/// <summary>A stream of events that belong together. All of them are in one partition of the log, which keeps them in order.</summary>
internal sealed class Topic(string name, int partition)
{
    public string Name { get; } = name;

    public int Partition { get; } = partition;

    public TopicTally Tally { get; } = new();

    /// <summary>Events that wait in the log.</summary>
    public long Lag => Math.Max(0, Tally.Sent.Value - Tally.Consumed.Value);
}
