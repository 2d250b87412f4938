using static Instrumentation.Catalogue.CatalogueSource;

namespace Instrumentation.Catalogue;

// Failed and retried events carry the labels of processed ones: the guide divides one rate by the other, which matches equal label sets.
internal static class EventDefinitions
{
    internal static readonly CatalogueDefinition Processed = new(
        nameof(EventMetrics), Streaming, InstrumentKind.Counter, "events_processed_total", "{event}",
        "Events taken off the stream and worked on, whether that went well or not.",
        "topic", "partition");

    internal static readonly CatalogueDefinition PerSecond = new(
        nameof(EventMetrics), Streaming, InstrumentKind.Gauge, "events_per_second", "{event}/s",
        "Events processed per second over the last 10 seconds, all topics together.");

    internal static readonly CatalogueDefinition Duration = new(
        nameof(EventMetrics), Streaming, InstrumentKind.Histogram, "event_processing_duration_ms", "ms",
        "Time that a processor spent on an event.",
        "processor")
    {
        Boundaries = CatalogueConstants.MillisecondsBoundaries,
    };

    internal static readonly CatalogueDefinition Failed = new(
        nameof(EventMetrics), Streaming, InstrumentKind.Counter, "events_failed_total", "{event}",
        "Processed events that could not be worked on.",
        "topic", "partition");

    internal static readonly CatalogueDefinition Retried = new(
        nameof(EventMetrics), Streaming, InstrumentKind.Counter, "events_retried_total", "{event}",
        "Further attempts at an event after a failed one.",
        "topic", "partition");

    internal static readonly CatalogueDefinition DeadLetters = new(
        nameof(EventMetrics), Streaming, InstrumentKind.Gauge, "dead_letter_queue_size", "{event}",
        "Events that wait in the dead letter queue.",
        "topic");

    internal static CatalogueDefinition[] All => [Processed, PerSecond, Duration, Failed, Retried, DeadLetters];
}
