namespace Instrumentation.Catalogue;

/// <summary>Records producers and consumers: <c>kafka_messages_sent_total</c>, <c>kafka_consumer_lag</c> and what belongs to them.</summary>
/// <remarks>Never blocks or throws while recording; safe from any thread.</remarks>
public sealed class KafkaMetrics
{
    private readonly Counter _sent;
    private readonly Histogram _sendDuration;
    private readonly Counter _sendErrors;
    private readonly Counter _consumed;
    private readonly Gauge _lag;
    private readonly Counter _rebalances;

    /// <summary>Declares the metrics.</summary>
    /// <param name="metrics">Where to record.</param>
    /// <exception cref="InvalidOperationException">One of the names belongs to an instrument of another kind.</exception>
    public KafkaMetrics(IStreamingMetrics metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        _sent = KafkaDefinitions.Sent.CreateCounter(metrics);
        _sendDuration = KafkaDefinitions.SendDuration.CreateHistogram(metrics);
        _sendErrors = KafkaDefinitions.SendErrors.CreateCounter(metrics);
        _consumed = KafkaDefinitions.Consumed.CreateCounter(metrics);
        _lag = KafkaDefinitions.Lag.CreateGauge(metrics);
        _rebalances = KafkaDefinitions.Rebalances.CreateCounter(metrics);
    }

    /// <summary>Counts a message that the broker accepted and records how long that took.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="duration">The time until the broker answered.</param>
    public void MessageSent(string topic, TimeSpan duration)
    {
        _sent.Add(1L, ("topic", topic));
        _sendDuration.Record(duration.TotalMilliseconds, ("topic", topic));

        // A rate needs the counter to be there before the first failure, or that failure is not seen.
        _sendErrors.Add(0L, ("topic", topic));
    }

    /// <summary>Counts a message that could not be sent and records how long the attempt took.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="duration">The time until the failure was known.</param>
    public void SendFailed(string topic, TimeSpan duration)
    {
        _sendErrors.Add(1L, ("topic", topic));
        _sendDuration.Record(duration.TotalMilliseconds, ("topic", topic));
    }

    /// <summary>Counts messages that were read.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="consumerGroup">The group that read them.</param>
    /// <param name="messages">How many.</param>
    public void MessageConsumed(string topic, string consumerGroup, long messages = 1)
        => _consumed.Add(messages, ("topic", topic), ("consumer_group", consumerGroup));

    /// <summary>Sets how many messages of a partition a group has yet to read.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="partition">The partition.</param>
    /// <param name="consumerGroup">The group.</param>
    /// <param name="messages">How many.</param>
    public void ConsumerLag(string topic, int partition, string consumerGroup, long messages)
        => _lag.Set(messages, ("topic", topic), ("partition", partition), ("consumer_group", consumerGroup));

    /// <summary>Counts that partitions were divided anew among the consumers of a group.</summary>
    /// <param name="consumerGroup">The group.</param>
    public void Rebalanced(string consumerGroup) => _rebalances.Add(1L, ("consumer_group", consumerGroup));
}
