namespace Instrumentation;

/// <summary>The stand-alone listener that serves the metrics without ASP.NET Core.</summary>
public sealed class ListenerSettings
{
    /// <summary>Whether the listener runs.</summary>
    public bool Enabled { get; set; }

    /// <summary>The address it listens on: localhost, an IP address of this machine, or * for all.</summary>
    [AllowedHost]
    public string Host { get; set; } = "localhost";

    /// <summary>The TCP port it listens on; 0 takes a free one, which the log names.</summary>
    [AllowedRange(0, 65_535)]
    public int Port { get; set; } = 9_464;

    /// <summary>The path it serves.</summary>
    [AllowedPath]
    public string Path { get; set; } = StreamingMonitoringConstants.MetricsPath;

    /// <summary>The user name of basic authentication; needs Password.</summary>
    public string? Username { get; set; }

    /// <summary>The password of basic authentication; needs Username.</summary>
    [Secret]
    public string? Password { get; set; }

    /// <summary>The token of bearer authentication.</summary>
    [Secret]
    public string? BearerToken { get; set; }
}
