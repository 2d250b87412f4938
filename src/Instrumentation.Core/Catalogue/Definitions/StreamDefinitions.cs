using static Instrumentation.Catalogue.CatalogueSource;

namespace Instrumentation.Catalogue;

internal static class StreamDefinitions
{
    internal static readonly CatalogueDefinition Windows = new(
        nameof(StreamMetrics), Streaming, InstrumentKind.Counter, "windows_processed_total", "{window}",
        "Windows that were closed and worked on.",
        "window");

    internal static readonly CatalogueDefinition WindowDuration = new(
        nameof(StreamMetrics), Streaming, InstrumentKind.Histogram, "window_processing_duration_ms", "ms",
        "Time spent on a window after it was closed.",
        "window")
    {
        Boundaries = CatalogueConstants.MillisecondsBoundaries,
    };

    internal static readonly CatalogueDefinition LateEvents = new(
        nameof(StreamMetrics), Streaming, InstrumentKind.Counter, "window_late_events_total", "{event}",
        "Events that arrived after their window was closed.",
        "window");

    internal static readonly CatalogueDefinition Aggregations = new(
        nameof(StreamMetrics), Streaming, InstrumentKind.Counter, "aggregation_operations_total", "{operation}",
        "Aggregations that were computed.",
        "aggregation");

    internal static readonly CatalogueDefinition AggregationDuration = new(
        nameof(StreamMetrics), Streaming, InstrumentKind.Histogram, "aggregation_duration_ms", "ms",
        "Time that an aggregation took.",
        "aggregation")
    {
        Boundaries = CatalogueConstants.MillisecondsBoundaries,
    };

    internal static readonly CatalogueDefinition AggregationMemory = new(
        nameof(StreamMetrics), Streaming, InstrumentKind.Gauge, "aggregation_memory_usage_bytes", "By",
        "Memory that an aggregation's state takes.",
        "aggregation");

    internal static CatalogueDefinition[] All => [Windows, WindowDuration, LateEvents, Aggregations, AggregationDuration, AggregationMemory];
}
