namespace Instrumentation.Notifications;

/// <summary>Why a notification is sent, or none is.</summary>
public enum NotificationReason
{
    /// <summary>Nothing to tell: the receiver knows it all, and it is too early to repeat it.</summary>
    NothingNew,

    /// <summary>Nothing to tell: what fired has ended before anybody was told.</summary>
    NeverTold,

    /// <summary>The first notification of the group.</summary>
    First,

    /// <summary>An alert fires that the receiver does not know of.</summary>
    NewAlerts,

    /// <summary>Everything has ended.</summary>
    AllResolved,

    /// <summary>Some alerts have ended that the receiver does not know of.</summary>
    SomeResolved,

    /// <summary>Nothing has changed for the repeat interval.</summary>
    Repeat,
}
