namespace Instrumentation;

/// <summary>Request metrics of ASP.NET Core, by method, route template and status.</summary>
public sealed class RequestMetricsSettings
{
    /// <summary>Whether requests are measured.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Whether the metrics <c>http_requests_total</c>, <c>http_request_duration_seconds</c> and <c>active_requests</c> are recorded, after Prefix and an underscore.</summary>
    public bool HttpNames { get; set; } = true;

    /// <summary>What the names of HttpNames begin with, before an underscore; empty for nothing.</summary>
    [AllowedMetricPrefix]
    public string Prefix { get; set; } = StreamingMonitoringConstants.RequestPrefix;

    /// <summary>Whether the metrics <c>api_response_time</c> (milliseconds) and <c>api_request_count</c> are recorded.</summary>
    public bool ApiNames { get; set; } = true;

    /// <summary>Whether requests to the monitoring's own endpoints are measured as well.</summary>
    public bool IncludeMonitoring { get; set; }
}
