namespace Instrumentation;

/// <summary>Who is told of alerts. Without a configuration and without receivers of the application's own nobody is; alerts can be looked at all the same.</summary>
public sealed class AlertingSettings
{
    /// <summary>A configuration of Alertmanager's format; read when the host starts, and a mistake in it stops the start with its line, column and key.</summary>
    public string? ConfigurationFile { get; set; }

    /// <summary>Which receiver is told in place of integrations that cannot be delivered to from here, by their type, such as <c>Alerting:UnsupportedReceivers:opsgenie</c>.</summary>
    public IDictionary<string, string> UnsupportedReceivers { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>After how long an alert that still fires, or has ended, is handed on again, so that none is lost.</summary>
    [AllowedDuration("00:00:01", "01:00:00")]
    public TimeSpan ResendDelay { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long after the start nobody is told anything, so that groups are complete; 0 for not at all.</summary>
    [AllowedDuration("00:00:00", "01:00:00")]
    public TimeSpan StartDelay { get; set; }

    /// <summary>How long alerts of before a restart go on while what they look at has not been measured since.</summary>
    [AllowedDuration("00:00:00", "1.00:00:00")]
    public TimeSpan RestartGrace { get; set; } = TimeSpan.FromMinutes(10);
}
