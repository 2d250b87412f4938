namespace Instrumentation.Rules;

/// <summary>The labels and annotations that hold what an alert rule says beyond its condition.</summary>
internal static class AlertRuleLabels
{
    public const string Severity = "severity";
    public const string Channels = "channels";
    public const string Summary = "summary";
    public const string Description = "description";
    public const string Runbook = "runbook_url";
    public const string Cooldown = "cooldown";

    public static string TextOf(AlertSeverity severity) => severity switch
    {
        AlertSeverity.Critical => "critical",
        AlertSeverity.Error => "error",
        AlertSeverity.Warning => "warning",
        _ => "info",
    };
}
