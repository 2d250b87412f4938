using System.Net;
using Instrumentation.Rendering;

namespace Instrumentation;

/// <summary>Settings of a <see cref="PrometheusListener"/>. Read once, when the listener is created.</summary>
public sealed class PrometheusListenerOptions
{
    /// <summary>
    /// The address to listen on: an IP address, <c>localhost</c> for 127.0.0.1, or <c>*</c> for every address of the machine. Anything but a loopback
    /// address lets other machines read the metrics; think of credentials. Default: 127.0.0.1.
    /// </summary>
    public string Host { get; set; } = PrometheusListenerConstants.Host;

    /// <summary>The port, 0 to 65,535; 0 is any free one, which <see cref="PrometheusListener.Address"/> tells. Default: 9464.</summary>
    public int Port { get; set; } = PrometheusListenerConstants.Port;

    /// <summary>The path of the metrics, beginning with a slash, without query. Default: /metrics.</summary>
    public string Path { get; set; } = PrometheusListenerConstants.Path;

    /// <summary>
    /// The user name that readers have to give; needs a <see cref="Password"/>. Without TLS it travels in the clear. Null and empty both ask for none.
    /// Default: none.
    /// </summary>
    public string? User { get; set; }

    /// <summary>The password that readers have to give; needs a <see cref="User"/>. Null and empty both mean none. Default: none.</summary>
    public string? Password { get; set; }

    /// <summary>The bearer token that readers have to give; where user and password are set as well, either will do. Default: none.</summary>
    public string? BearerToken { get; set; }

    /// <summary>
    /// Host names under which the listener may be asked, beside loopback names and the IP address that the request came in on. This keeps
    /// a web page from reading metrics through a name that it points here. <c>*.example.com</c> allows all names below it, <c>*</c> every
    /// name. Default: none.
    /// </summary>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>The most connections, 1 to 10,000; further ones get 503 and are closed. Default: 64.</summary>
    public int MaxConnections { get; set; } = PrometheusListenerConstants.MaxConnections;

    /// <summary>The longest request line and headers together, in bytes, 1,024 to 65,536. Default: 8,192.</summary>
    public int MaxRequestBytes { get; set; } = PrometheusListenerConstants.MaxRequestBytes;

    /// <summary>How long a request may take to arrive after its first byte, 100 milliseconds to 10 minutes. Default: 10 seconds.</summary>
    public TimeSpan RequestTimeout { get; set; } = PrometheusListenerConstants.RequestTimeout;

    /// <summary>How long a connection may wait for its next request, 100 milliseconds to 10 minutes. Default: 130 seconds.</summary>
    public TimeSpan IdleTimeout { get; set; } = PrometheusListenerConstants.IdleTimeout;

    /// <summary>How long a response may take to leave, 100 milliseconds to 10 minutes; then the connection is cut. Default: 30 seconds.</summary>
    public TimeSpan WriteTimeout { get; set; } = PrometheusListenerConstants.WriteTimeout;

    /// <summary>How long stopping waits for responses under way, 100 milliseconds to 10 minutes. Default: 5 seconds.</summary>
    public TimeSpan StopTimeout { get; set; } = PrometheusListenerConstants.StopTimeout;

    /// <summary>How the metrics are rendered.</summary>
    public PrometheusExporterOptions Exporter { get; set; } = new();

    /// <summary>The source of time. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Told of what went wrong and was survived; may be called from any thread, and what it throws is swallowed. Default: none.</summary>
    public Action<MetricsFault>? OnFault { get; set; }

    /// <summary>Checks every value.</summary>
    /// <exception cref="ArgumentException">A value is outside its range; the message names the option, the value and the range, but no secret.</exception>
    public void Validate()
    {
        OptionRange.Check(TryGetAddress(Host, out _), nameof(Host), Host, "an IP address, localhost or *");
        OptionRange.Check(
            Port is >= IPEndPoint.MinPort and <= IPEndPoint.MaxPort, nameof(Port), Port, $"{IPEndPoint.MinPort} to {IPEndPoint.MaxPort}");
        OptionRange.Check(IsPath(Path), nameof(Path), Path, "a path that begins with a slash, of visible ASCII characters without ? and #");
        OptionRange.Check(
            string.IsNullOrEmpty(User) == string.IsNullOrEmpty(Password),
            string.IsNullOrEmpty(User) ? nameof(User) : nameof(Password),
            "missing",
            "both User and Password, or neither");
        OptionRange.Check(User is null || !User.Contains(':', StringComparison.Ordinal), nameof(User), User, "a name without a colon");
        OptionRange.Check(BearerToken is not "", nameof(BearerToken), "empty", "a token, or null for none");
        OptionRange.Check(
            AllowedHosts.All(host => !string.IsNullOrWhiteSpace(host)), nameof(AllowedHosts), "a list with an empty name", "host names, *.domain or *");
        OptionRange.Check(
            MaxConnections is >= 1 and <= PrometheusListenerConstants.MaxConnectionsLimit,
            nameof(MaxConnections),
            MaxConnections,
            $"1 to {PrometheusListenerConstants.MaxConnectionsLimit}");
        OptionRange.Check(
            MaxRequestBytes is >= PrometheusListenerConstants.MinRequestBytes and <= PrometheusListenerConstants.MaxRequestBytesLimit,
            nameof(MaxRequestBytes),
            MaxRequestBytes,
            $"{PrometheusListenerConstants.MinRequestBytes} to {PrometheusListenerConstants.MaxRequestBytesLimit}");
        CheckTimeout(RequestTimeout, nameof(RequestTimeout));
        CheckTimeout(IdleTimeout, nameof(IdleTimeout));
        CheckTimeout(WriteTimeout, nameof(WriteTimeout));
        CheckTimeout(StopTimeout, nameof(StopTimeout));
        OptionRange.Check(TimeProvider is not null, nameof(TimeProvider), TimeProvider, "a source of time");
        OptionRange.Check(Exporter is not null, nameof(Exporter), Exporter, "options");
        Exporter!.Validate();
    }

    internal static bool TryGetAddress(string? host, out IPAddress address)
    {
        address = IPAddress.Loopback;
        if (string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase))
            return true;
        if (host is not "*")
            return host is not null && IPAddress.TryParse(host, out address!);
        address = IPAddress.IPv6Any;
        return true;
    }

    private static bool IsPath(string? path) =>
        path is ['/', ..] && path.All(character => character is > ' ' and < '\x7f' and not '?' and not '#');

    private static void CheckTimeout(TimeSpan timeout, string name) =>
        OptionRange.Check(
            timeout >= PrometheusListenerConstants.MinTimeout && timeout <= PrometheusListenerConstants.MaxTimeout,
            name,
            timeout,
            $"{PrometheusListenerConstants.MinTimeout} to {PrometheusListenerConstants.MaxTimeout}");
}
