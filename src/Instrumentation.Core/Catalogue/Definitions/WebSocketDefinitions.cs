using static Instrumentation.Catalogue.CatalogueSource;

namespace Instrumentation.Catalogue;

// Opened and closed connections carry equal labels: the guide's rule subtracts one rate from the other.
internal static class WebSocketDefinitions
{
    internal static readonly CatalogueDefinition Active = new(
        nameof(WebSocketMetrics), Streaming, InstrumentKind.Gauge, "websocket_connections_active", "{connection}",
        "Connections that are open.",
        "origin");

    internal static readonly CatalogueDefinition Connections = new(
        nameof(WebSocketMetrics), Streaming, InstrumentKind.Counter, "websocket_connections_total", "{connection}",
        "Connections that were opened.",
        "origin");

    internal static readonly CatalogueDefinition Disconnections = new(
        nameof(WebSocketMetrics), Streaming, InstrumentKind.Counter, "websocket_disconnections_total", "{connection}",
        "Connections that were closed, by either side.",
        "origin");

    internal static readonly CatalogueDefinition Sent = new(
        nameof(WebSocketMetrics), Streaming, InstrumentKind.Counter, "websocket_messages_sent_total", "{message}",
        "Messages sent to clients.",
        "message_type");

    internal static readonly CatalogueDefinition Received = new(
        nameof(WebSocketMetrics), Streaming, InstrumentKind.Counter, "websocket_messages_received_total", "{message}",
        "Messages received from clients.",
        "message_type");

    internal static readonly CatalogueDefinition MessageDuration = new(
        nameof(WebSocketMetrics), Streaming, InstrumentKind.Histogram, "websocket_message_duration_ms", "ms",
        "Time that the handling of a received message took.",
        "message_type")
    {
        Boundaries = CatalogueConstants.MillisecondsBoundaries,
    };

    internal static readonly CatalogueDefinition BroadcastDuration = new(
        nameof(WebSocketMetrics), Streaming, InstrumentKind.Histogram, "websocket_broadcast_duration_ms", "ms",
        "Time until a message was handed to all connections.")
    {
        Boundaries = CatalogueConstants.MillisecondsBoundaries,
    };

    internal static CatalogueDefinition[] All => [Active, Connections, Disconnections, Sent, Received, MessageDuration, BroadcastDuration];
}
