namespace Instrumentation.Alerting;

// The metrics of notifications, and where they are kept.
internal static class NotificationConstants
{
    public const string Folder = "notifications";
    public const string Delivered = "instrumentation_notifications_total";
    public const string Failed = "instrumentation_notification_attempts_failed_total";
    public const string Duration = "instrumentation_notification_attempt_duration_seconds";
    public const string Faults = "instrumentation_notifier_faults_total";
    public const string Alerts = "instrumentation_notifier_alerts";
    public const string ReceiverLabel = "receiver";
    public const string IntegrationLabel = "integration";
}
