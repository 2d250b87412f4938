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
}
