namespace Instrumentation.Silencing;

/// <summary>Limits of silences.</summary>
public static class SilenceConstants
{
    /// <summary>How long a silence that is over can still be looked at: 120 hours, as in Alertmanager.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromHours(120);
}
