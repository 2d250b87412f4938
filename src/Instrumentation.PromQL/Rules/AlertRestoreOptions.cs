namespace Instrumentation.Rules;

/// <summary>How alerts are restored after a restart.</summary>
public sealed record AlertRestoreOptions
{
    /// <summary>What Prometheus has unless told otherwise.</summary>
    public static AlertRestoreOptions Default { get; } = new();

    /// <summary>How long the outage may be for pending alerts to be restored; default 1 hour.</summary>
    public TimeSpan OutageTolerance { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long a restored alert stays pending at least, from series only; default 10 minutes. Rules that hold for less are not restored from series.</summary>
    public TimeSpan GracePeriod { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How long after the restart alerts go on as they were while what their condition looks at has not been measured since; default 10 minutes. After that the rule's
    /// policy for no data holds. 0 for not at all, as on Prometheus. Alerts restored from series do not wait.
    /// </summary>
    public TimeSpan RestartGrace { get; init; } = TimeSpan.FromMinutes(10);
}
