namespace Instrumentation;

/// <summary>The stand-alone listener that serves the metrics without ASP.NET Core.</summary>
public sealed class ListenerSettings
{
    /// <summary>Whether the listener runs.</summary>
    public bool Enabled { get; set; }

    /// <summary>The address it listens on: an IP address, localhost for 127.0.0.1, or * for every address of the machine.</summary>
    [AllowedAddress]
    public string Host { get; set; } = PrometheusListenerConstants.Host;

    /// <summary>The TCP port it listens on; 0 takes a free one, which the log names.</summary>
    [AllowedRange(0, 65_535)]
    public int Port { get; set; } = PrometheusListenerConstants.Port;

    /// <summary>The path it serves.</summary>
    [AllowedPath]
    public string Path { get; set; } = PrometheusListenerConstants.Path;

    /// <summary>The user name that readers have to give; needs Password. Without TLS it travels in the clear.</summary>
    [AllowedUser]
    public string? User { get; set; }

    /// <summary>The password that readers have to give; needs User.</summary>
    [Secret]
    public string? Password { get; set; }

    /// <summary>The bearer token that readers have to give; where user and password are set as well, either will do.</summary>
    [Secret]
    public string? BearerToken { get; set; }

    /// <summary>Host names, besides loopback names and the address itself, under which the listener may be asked; <c>*.example.com</c> for all below a domain.</summary>
    [AllowedHosts]
    public IList<string> AllowedHosts { get; } = [];

    internal PrometheusListenerOptions ToOptions(TimeProvider time, Action<MetricsFault> onFault)
    {
        var options = new PrometheusListenerOptions
        {
            Host = Host,
            Port = Port,
            Path = Path,
            User = string.IsNullOrEmpty(User) ? null : User,
            Password = string.IsNullOrEmpty(Password) ? null : Password,
            BearerToken = string.IsNullOrEmpty(BearerToken) ? null : BearerToken,
            StopTimeout = StreamingMonitoringConstants.StopTimeout,
            TimeProvider = time,
            OnFault = onFault,
        };
        foreach (string host in AllowedHosts)
            options.AllowedHosts.Add(host);
        return options;
    }
}
