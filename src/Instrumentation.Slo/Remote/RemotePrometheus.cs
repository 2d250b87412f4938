namespace Instrumentation;

/// <summary>A server that answers PromQL over Prometheus' HTTP API: Prometheus, Thanos, Mimir and their like.</summary>
/// <param name="Address">Where its API is, without <c>/api/v1</c>: <c>http://prometheus:9090</c>, <c>https://mimir/prometheus</c>.</param>
public sealed record RemotePrometheus(Uri Address)
{
    /// <summary>A token that is sent as <c>Authorization: Bearer</c>; empty for none.</summary>
    public string BearerToken { get; init; } = "";

    /// <summary>The user of basic authentication; empty for none.</summary>
    public string UserName { get; init; } = "";

    /// <summary>The password of basic authentication.</summary>
    public string Password { get; init; } = "";

    /// <summary>The tenant, sent as <c>X-Scope-OrgID</c>; empty for none.</summary>
    public string Tenant { get; init; } = "";

    /// <summary>How long one attempt may take, from 100 ms to 10 minutes; default 10 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a query is tried again when the server cannot be reached or answers 429 or 5xx, 0 to 10; default 2.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>Names the server, without its secrets.</summary>
    /// <returns>The address.</returns>
    public override string ToString() => Address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
}
