using Instrumentation.Notifications;

namespace Instrumentation.Dispatching;

/// <summary>What of a machine outlives a restart.</summary>
/// <param name="Alerts">The alerts that are known.</param>
/// <param name="Silences">The silences.</param>
/// <param name="Log">Who was told what.</param>
/// <param name="Deliveries">What was to be told and is not known to have arrived.</param>
internal sealed record MachineState(
    IReadOnlyList<Alert> Alerts,
    IReadOnlyList<Silence> Silences,
    IReadOnlyList<KeyValuePair<NotificationLogKey, NotificationLogEntry>> Log,
    IReadOnlyList<PendingNotification> Deliveries);
