using static Instrumentation.Catalogue.CatalogueSource;

namespace Instrumentation.Catalogue;

internal static class KafkaDefinitions
{
    internal static readonly CatalogueDefinition Sent = new(
        nameof(KafkaMetrics), Streaming, InstrumentKind.Counter, "kafka_messages_sent_total", "{message}",
        "Messages that the broker accepted.",
        "topic");

    internal static readonly CatalogueDefinition SendDuration = new(
        nameof(KafkaMetrics), Streaming, InstrumentKind.Histogram, "kafka_send_duration_ms", "ms",
        "Time until the broker accepted or refused a message.",
        "topic")
    {
        Boundaries = CatalogueConstants.MillisecondsBoundaries,
    };

    internal static readonly CatalogueDefinition SendErrors = new(
        nameof(KafkaMetrics), Streaming, InstrumentKind.Counter, "kafka_send_errors_total", "{error}",
        "Messages that could not be sent.",
        "topic");

    internal static readonly CatalogueDefinition Consumed = new(
        nameof(KafkaMetrics), Streaming, InstrumentKind.Counter, "kafka_messages_consumed_total", "{message}",
        "Messages that were read.",
        "topic", "consumer_group");

    internal static readonly CatalogueDefinition Lag = new(
        nameof(KafkaMetrics), Streaming, InstrumentKind.Gauge, "kafka_consumer_lag", "{message}",
        "Messages of a partition that the consumer group has yet to read.",
        "topic", "partition", "consumer_group");

    internal static readonly CatalogueDefinition Rebalances = new(
        nameof(KafkaMetrics), Streaming, InstrumentKind.Counter, "kafka_rebalances_total", "{rebalance}",
        "Times that partitions were divided anew among the consumers of a group.",
        "consumer_group");

    internal static CatalogueDefinition[] All => [Sent, SendDuration, SendErrors, Consumed, Lag, Rebalances];
}
