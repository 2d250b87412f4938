namespace Instrumentation;

/// <summary>Defaults and limits of a <see cref="PrometheusListener"/>.</summary>
public static class PrometheusListenerConstants
{
    /// <summary>The address that is listened on where nothing else is set.</summary>
    public const string Host = "127.0.0.1";

    /// <summary>The port where nothing else is set, the one that Prometheus' list reserves for OpenTelemetry's exporters.</summary>
    public const int Port = 9464;

    /// <summary>The path where nothing else is set.</summary>
    public const string Path = "/metrics";

    /// <summary>How many connections are kept where nothing else is set.</summary>
    public const int MaxConnections = 64;

    /// <summary>The most connections that can be set.</summary>
    public const int MaxConnectionsLimit = 10_000;

    /// <summary>The longest request, without a body, where nothing else is set.</summary>
    public const int MaxRequestBytes = 8 * 1024;

    /// <summary>The least length of a request that can be set.</summary>
    public const int MinRequestBytes = 1024;

    /// <summary>The greatest length of a request that can be set.</summary>
    public const int MaxRequestBytesLimit = 64 * 1024;

    /// <summary>How long a request may take to arrive where nothing else is set.</summary>
    public static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(10);

    /// <summary>How long a connection may be silent between requests where nothing else is set; longer than the usual scrape interval of a minute.</summary>
    public static readonly TimeSpan IdleTimeout = TimeSpan.FromSeconds(130);

    /// <summary>How long a response may take to leave where nothing else is set.</summary>
    public static readonly TimeSpan WriteTimeout = TimeSpan.FromSeconds(30);

    /// <summary>How long stopping waits for responses under way where nothing else is set.</summary>
    public static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(5);

    /// <summary>The shortest of the timeouts that can be set.</summary>
    public static readonly TimeSpan MinTimeout = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest of the timeouts that can be set.</summary>
    public static readonly TimeSpan MaxTimeout = TimeSpan.FromMinutes(10);
}
