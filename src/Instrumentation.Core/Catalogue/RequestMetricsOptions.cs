namespace Instrumentation.Catalogue;

/// <summary>Under which names requests are recorded. Read once, by the constructor of <see cref="RequestMetrics"/>.</summary>
public sealed class RequestMetricsOptions
{
    /// <summary>Whether <c>http_requests_total</c>, <c>http_request_duration_seconds</c> and <c>active_requests</c> are recorded, after the prefix. Default: true.</summary>
    public bool HttpNames { get; set; } = true;

    /// <summary>What stands before <c>_http_requests_total</c>, <c>_http_request_duration_seconds</c> and <c>_active_requests</c>; empty for nothing. Default: <c>rag</c>.</summary>
    public string Prefix { get; set; } = CatalogueConstants.Prefix;

    /// <summary>Whether <c>api_request_count</c> and <c>api_response_time</c> are recorded too. Default: true.</summary>
    public bool ApiNames { get; set; } = true;
}
