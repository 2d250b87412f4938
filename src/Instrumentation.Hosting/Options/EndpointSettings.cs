using Microsoft.Extensions.Options;

namespace Instrumentation;

/// <summary>The endpoints that <c>MapStreamingMonitoring</c> maps.</summary>
public sealed class EndpointSettings
{
    /// <summary>What all paths begin with; empty for nothing.</summary>
    [AllowedPath(MayBeEmpty = true)]
    public string Prefix { get; set; } = "";

    /// <summary>The path of the exposition.</summary>
    [AllowedPath]
    public string MetricsPath { get; set; } = StreamingMonitoringConstants.MetricsPath;

    /// <summary>The path of the health summary; a component's follows after a slash.</summary>
    [AllowedPath]
    public string HealthPath { get; set; } = StreamingMonitoringConstants.HealthPath;

    /// <summary>Whether callers from other machines get more than the bare health status. Otherwise they are let in where the endpoints require an authorisation that they have.</summary>
    public bool AllowRemote { get; set; }

    /// <summary>Host names, besides localhost and loopback addresses, under which a local caller may come; <c>*.example.com</c> for all below a domain.</summary>
    [AllowedHosts]
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>The Prometheus HTTP API.</summary>
    [ValidateObjectMembers]
    public ApiSettings Api { get; } = new();
}
