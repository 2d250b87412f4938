namespace Instrumentation;

/// <summary>The HTTP APIs of Prometheus and Alertmanager among the endpoints.</summary>
public sealed class ApiSettings
{
    /// <summary>Whether the HTTP APIs are served: Prometheus' where there are series to query, Alertmanager's where somebody is told of alerts.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>What the paths of the API, <c>/api/v1/...</c>, <c>/api/v2/...</c> and <c>/federate</c>, begin with, after the prefix of all endpoints; empty for nothing.</summary>
    [AllowedPath(MayBeEmpty = true)]
    public string Prefix { get; set; } = "";

    /// <summary>The most bytes of a request's body.</summary>
    [AllowedRange(1_024, 16_777_216)]
    public int MaxBodyBytes { get; set; } = 1_048_576;
}
