using Instrumentation.Rules;

namespace Instrumentation.Receivers.Texts;

/// <summary>How bad a group of alerts is.</summary>
internal static class NotificationSeverity
{
    private static readonly string[] ByRank = ["critical", "error", "warning", "info"];

    /// <summary>The names, from the worst to the least.</summary>
    public static IReadOnlyList<string> Names => ByRank;

    /// <summary>The severity of an alert; one without any that is known is an error, so that nobody overlooks it.</summary>
    public static string Of(Alert alert) => Known(alert.Labels[AlertRuleLabels.Severity]) ?? "error";

    /// <summary>The name of a severity in whatever case; null where it is none.</summary>
    public static string? Known(string text) => ByRank.FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase));

    /// <summary>The alerts, firing ones first, of these the worst first.</summary>
    public static IEnumerable<Alert> WorstFirst(Notification notification) =>
        notification.Alerts.OrderBy(alert => alert.EndsAt is null ? 0 : 1).ThenBy(alert => Array.IndexOf(ByRank, Of(alert)));

    /// <summary>The severity of the worst alert that fires, or of the worst that did.</summary>
    public static string Worst(Notification notification) => WorstFirst(notification).FirstOrDefault() is { } worst ? Of(worst) : "error";
}
