using Instrumentation.Notifications;

namespace Instrumentation.Dispatching;

/// <summary>A notification that was to be told before a restart, and is not known to have arrived.</summary>
/// <param name="Key">Who was to be told about which group.</param>
/// <param name="Notification">What.</param>
/// <param name="Entry">What the log holds once it has arrived.</param>
internal sealed record PendingNotification(NotificationLogKey Key, Notification Notification, NotificationLogEntry Entry);
