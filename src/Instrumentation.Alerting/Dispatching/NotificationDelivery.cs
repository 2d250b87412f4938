using Instrumentation.Notifications;

namespace Instrumentation.Dispatching;

/// <summary>A notification on its way to one integration.</summary>
internal sealed class NotificationDelivery(NotificationLogKey key, Flush? flush, Notification notification, NotificationLogEntry entry, DateTimeOffset deadline)
{
    /// <summary>Who is told about which group.</summary>
    public NotificationLogKey Key { get; } = key;

    /// <summary>The flush that waits for it; null for one that was begun before a restart.</summary>
    public Flush? Flush { get; } = flush;

    public Notification Notification { get; } = notification;

    /// <summary>What the log will hold when it is delivered.</summary>
    public NotificationLogEntry Entry { get; } = entry;

    /// <summary>When it is given up, to be tried with the next flush.</summary>
    public DateTimeOffset Deadline { get; } = deadline;

    public int Attempts { get; set; }

    /// <summary>Whether an attempt is going on.</summary>
    public bool IsSending { get; set; }

    public bool IsDone { get; set; }

    public DateTimeOffset AttemptStartedAt { get; set; }
}
