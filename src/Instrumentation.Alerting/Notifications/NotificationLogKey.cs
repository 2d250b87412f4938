using Instrumentation.Grouping;

namespace Instrumentation.Notifications;

/// <summary>Whom the notification log has told about what.</summary>
/// <param name="Group">The group of alerts.</param>
/// <param name="Target">The receiver's integration.</param>
internal readonly record struct NotificationLogKey(GroupKey Group, IntegrationId Target);
