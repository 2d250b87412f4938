namespace Samples.StreamingAnalytics.Tally;

/// <summary>What happened to one topic's events.</summary>
internal sealed class TopicTally
{
    public Count Sent { get; } = new();

    public Count SendsFailed { get; } = new();

    public Count Consumed { get; } = new();

    public Count Processed { get; } = new();

    public Count Failed { get; } = new();

    public Count Retried { get; } = new();

    public Count DeadLetters { get; } = new();

    public Count RowsRejected { get; } = new();

    public Count Values { get; } = new();

    public Count Anomalies { get; } = new();

    /// <summary>The values' sum; written by the one consumer that owns the topic's partition.</summary>
    public double ValueSum
    {
        get => Volatile.Read(ref field);
        set => Volatile.Write(ref field, value);
    }
}
