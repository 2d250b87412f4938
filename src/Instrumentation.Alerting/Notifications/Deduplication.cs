namespace Instrumentation.Notifications;

/// <summary>Decides whether an integration is told, from what it was told last; the same decision as Alertmanager's.</summary>
internal static class Deduplication
{
    public static NotificationReason Decide(
        NotificationLogEntry? entry,
        IReadOnlySet<AlertFingerprint> firing,
        IReadOnlySet<AlertFingerprint> resolved,
        bool sendsResolved,
        TimeSpan repeatInterval,
        DateTimeOffset now)
    {
        if (entry is null)
            return firing.Count > 0 ? NotificationReason.First : NotificationReason.NeverTold;
        if (!entry.Firing.IsSupersetOf(firing))
            return NotificationReason.NewAlerts;

        // Also where ends are not sent, so that the log forgets what fired.
        if (firing.Count == 0)
            return entry.Firing.Count > 0 ? NotificationReason.AllResolved : NotificationReason.NeverTold;
        if (sendsResolved && !entry.Resolved.IsSupersetOf(resolved))
            return NotificationReason.SomeResolved;
        return entry.SentAt is null || entry.SentAt < now - repeatInterval ? NotificationReason.Repeat : NotificationReason.NothingNew;
    }

    public static bool IsToBeSent(NotificationReason reason) => reason is not (NotificationReason.NothingNew or NotificationReason.NeverTold);
}
