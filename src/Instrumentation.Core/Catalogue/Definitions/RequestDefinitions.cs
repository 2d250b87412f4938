using static Instrumentation.Catalogue.CatalogueSource;

namespace Instrumentation.Catalogue;

internal static class RequestDefinitions
{
    internal static readonly CatalogueDefinition Requests = new(
        nameof(RequestMetrics), Retrieval, InstrumentKind.Counter, "rag_http_requests_total", "{request}",
        "Total HTTP requests.",
        "method", "endpoint", "status_code");

    internal static readonly CatalogueDefinition Duration = new(
        nameof(RequestMetrics), Retrieval, InstrumentKind.Histogram, "rag_http_request_duration_seconds", "s",
        "HTTP request latency.",
        "method", "endpoint")
    {
        Boundaries = [0.01, 0.05, 0.1, 0.5, 1, 2.5, 5, 10],
    };

    internal static readonly CatalogueDefinition Active = new(
        nameof(RequestMetrics), Retrieval, InstrumentKind.Gauge, "rag_active_requests", "{request}",
        "Number of active requests.",
        "endpoint");

    internal static readonly CatalogueDefinition ApiResponseTime = new(
        nameof(RequestMetrics), Enterprise, InstrumentKind.Histogram, "api_response_time", "ms",
        "Response time of API requests.",
        "method", "endpoint", "status_code")
    {
        Boundaries = CatalogueConstants.MillisecondsBoundaries,
    };

    internal static readonly CatalogueDefinition ApiRequestCount = new(
        nameof(RequestMetrics), Enterprise, InstrumentKind.Counter, "api_request_count", "{request}",
        "API requests.",
        "method", "endpoint", "status_code");

    internal static CatalogueDefinition[] All => [Requests, Duration, Active, ApiResponseTime, ApiRequestCount];
}
