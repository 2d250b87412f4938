using Instrumentation.Delivery;
using Instrumentation.Notifications;

namespace Instrumentation.Dispatching;

/// <content>What outlives a restart.</content>
internal sealed partial class NotificationMachine
{
    /// <summary>Captures what outlives a restart.</summary>
    public MachineState Capture() => new(
        [.. _alerts.Alerts],
        [.. _silences.Silences],
        [.. _log.Entries],
        [.. _deliveries.Values.Select(delivery => new PendingNotification(delivery.Key, delivery.Notification, delivery.Entry))]);

    /// <summary>Goes on from what was captured; called once, on a machine that knows nothing yet.</summary>
    /// <remarks>
    /// What was on its way is sent again first, and decides what is left to tell; so nothing is lost, and what is known to have arrived is not told again.
    /// </remarks>
    public void Restore(MachineState state, DateTimeOffset now)
    {
        foreach (Silence silence in state.Silences)
            _silences.Put(silence);
        foreach ((NotificationLogKey key, NotificationLogEntry entry) in state.Log)
            _log.Put(key, entry);
        foreach (PendingNotification pending in state.Deliveries)
            Resume(pending, now);
        foreach (Alert kept in state.Alerts)
        {
            Alert alert = Extended(kept, now + _options.RestartGrace);
            _alerts.Put(alert, now);
            _inhibitor.Update(alert);
        }

        foreach (Alert alert in _alerts.Alerts.ToList())
            Dispatch(alert, now);
    }

    /// <summary>Who could not report while we were down has not ended: what waited for a report goes on for the grace, unless it is reported again. An end that was told holds.</summary>
    private static Alert Extended(Alert alert, DateTimeOffset until) =>
        alert.IsTimeout && alert.EndsAt > alert.UpdatedAt && alert.EndsAt < until ? alert with { EndsAt = until } : alert;

    private void Resume(PendingNotification pending, DateTimeOffset now)
    {
        if (!_plan.Receivers.TryGetValue(pending.Key.Target.Receiver, out IReadOnlyList<IntegrationPlan>? integrations) ||
            !integrations.Any(integration => integration.Id == pending.Key.Target))
        {
            return;
        }

        var delivery = new NotificationDelivery(pending.Key, null, pending.Notification, pending.Entry, now + ShortestDeadline);
        _deliveries[pending.Key] = delivery;
        _timers.Set(TimerKind.DeliveryDeadline, delivery, delivery.Deadline);
        Attempt(delivery, now);
    }
}
