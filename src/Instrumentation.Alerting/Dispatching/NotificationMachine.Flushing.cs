using Instrumentation.Alerts;
using Instrumentation.Delivery;
using Instrumentation.Notifications;
using Instrumentation.Pipeline;

namespace Instrumentation.Dispatching;

/// <content>Flushing groups, and what becomes of their deliveries.</content>
internal sealed partial class NotificationMachine
{
    /// <summary>Deliveries have at least this long, even where the group is due again sooner; Alertmanager's value.</summary>
    private static readonly TimeSpan ShortestDeadline = TimeSpan.FromSeconds(10);

    private readonly Dictionary<NotificationLogKey, NotificationDelivery> _deliveries = [];
    private readonly Dictionary<NotificationLogKey, List<WaitingIntegration>> _waiting = [];
    private readonly Dictionary<NotificationLogKey, DateTimeOffset> _notBefore = [];

    /// <summary>The notifications on their way.</summary>
    public IReadOnlyCollection<NotificationDelivery> Deliveries => _deliveries.Values;

    /// <summary>Takes the end of an attempt.</summary>
    public void Complete(NotificationDelivery delivery, DeliveryOutcome outcome, DateTimeOffset now)
    {
        if (delivery.IsDone)
            return;
        delivery.IsSending = false;
        if (outcome.Status != DeliveryStatus.Retry)
        {
            Finish(delivery, outcome.Status == DeliveryStatus.Delivered, now);
            return;
        }

        // The wait counts from the start of the attempt, so that a slow failure is tried again at once; what the receiver asks for counts from its answer.
        DateTimeOffset next = outcome.RetryAfter is { } wait ? now + wait : delivery.AttemptStartedAt + RetryBackoff.After(delivery.Attempts, _random);
        if (next < now)
            next = now;
        if (outcome.RetryAfter is not null && next >= delivery.Deadline)
        {
            _notBefore[delivery.Key] = next;
            Finish(delivery, isDelivered: false, now);
            return;
        }

        if (next < delivery.Deadline)
            _timers.Set(TimerKind.AttemptDue, delivery, next);
        else if (now >= delivery.Deadline)
            Finish(delivery, isDelivered: false, now);
    }

    private void Tick(AlertGroup group, DateTimeOffset now)
    {
        // A flush that goes on delays the next one of its group, and no other.
        if (group.Running is not null)
            group.MissedAt = now;
        else
            Begin(group, now, now);
    }

    private void Begin(AlertGroup group, DateTimeOffset dueAt, DateTimeOffset now)
    {
        group.HasFlushed = true;
        SetDue(group, now + group.Route.GroupInterval);
        if (group.Alerts.Count == 0)
            return;
        var flush = new Flush(group, [.. group.Alerts.Where(alert => alert.IsResolvedAt(now))]);
        group.Running = flush;
        Alert[] alerts = [.. group.Alerts.Select(alert => alert.IsResolvedAt(now) ? alert : alert with { EndsAt = null })];
        Array.Sort(alerts, AlertOrder.Instance);
        var run = new PipelineRun(group.Route, alerts, dueAt, now);
        _pipeline.Mute(run);

        // One more than there are, until all have begun, so that none ends the flush before.
        flush.Open = 1;
        if (run.Alerts.Count > 0)
        {
            foreach (IntegrationPlan integration in _plan.Receivers[group.Route.Receiver])
                Tell(integration, flush, run);
        }

        Close(flush, now);
    }

    private void Tell(IntegrationPlan integration, Flush flush, PipelineRun run)
    {
        AlertGroup group = flush.Group;
        var key = new NotificationLogKey(group.Key, integration.Id);

        // What is on its way already decides what is left to tell.
        if (_deliveries.ContainsKey(key))
        {
            if (!_waiting.TryGetValue(key, out List<WaitingIntegration>? waiting))
                _waiting[key] = waiting = [];
            flush.Open++;
            waiting.Add(new WaitingIntegration(integration, flush, run));
            return;
        }

        NotificationReason reason = _pipeline.Deduplicate(run, key, integration.SendsResolved);
        if (!Deduplication.IsToBeSent(reason))
            return;
        NotificationLogEntry entry =
            NotificationLog.Entry(NotificationPipeline.Firing(run.Alerts), NotificationPipeline.Resolved(run.Alerts), group.Route.RepeatInterval, run.Now);
        IReadOnlyList<Alert> alerts = integration.SendsResolved ? run.Alerts : [.. run.Alerts.Where(alert => alert.EndsAt is null)];
        if (alerts.Count == 0)
        {
            // Nobody wants to hear of it; the log forgets all the same.
            Put(key, entry);
            return;
        }

        if (IsToWait(key, group, run.Now))
        {
            flush.HasFailed = true;
            return;
        }

        var notification = new Notification
        {
            GroupKey = group.Key,
            Receiver = group.Route.Receiver,
            GroupLabels = group.Labels,
            Alerts = alerts,
            Reason = reason,
            DueAt = run.DueAt,
        };
        TimeSpan deadline = group.Route.GroupInterval > ShortestDeadline ? group.Route.GroupInterval : ShortestDeadline;
        var delivery = new NotificationDelivery(key, flush, notification, entry, run.Now + deadline);
        _deliveries.Add(key, delivery);
        flush.Open++;
        _timers.Set(TimerKind.DeliveryDeadline, delivery, delivery.Deadline);
        Attempt(delivery, run.Now);
    }

    /// <summary>Whether the receiver has asked to be left alone; the group is due again when it may be told.</summary>
    private bool IsToWait(NotificationLogKey key, AlertGroup group, DateTimeOffset now)
    {
        if (!_notBefore.TryGetValue(key, out DateTimeOffset until))
            return false;
        if (until <= now)
        {
            _notBefore.Remove(key);
            return false;
        }

        if (until < group.DueAt)
            SetDue(group, until);
        return true;
    }

    private void Attempt(NotificationDelivery delivery, DateTimeOffset now)
    {
        delivery.Attempts++;
        delivery.IsSending = true;
        delivery.AttemptStartedAt = now;
        _sender.Begin(delivery);
    }

    private void Finish(NotificationDelivery delivery, bool isDelivered, DateTimeOffset now)
    {
        delivery.IsDone = true;
        _deliveries.Remove(delivery.Key);
        if (isDelivered)
            Put(delivery.Key, delivery.Entry with { SentAt = now });
        else
            _journal?.GivenUp(delivery.Key);
        if (delivery.Flush is { } flush)
        {
            flush.HasFailed |= !isDelivered;
            if (!isDelivered && !flush.Group.IsClosed)
                IsToWait(delivery.Key, flush.Group, now);
            Close(flush, now);
        }

        if (!_waiting.Remove(delivery.Key, out List<WaitingIntegration>? waiting))
            return;
        foreach (WaitingIntegration next in waiting)
        {
            Tell(next.Integration, next.Flush, new PipelineRun(next.Run.Route, next.Run.Alerts, next.Run.DueAt, now));
            Close(next.Flush, now);
        }
    }

    private void Put(NotificationLogKey key, NotificationLogEntry entry)
    {
        _log.Put(key, entry);
        _journal?.Told(key, entry);
    }

    private void Close(Flush flush, DateTimeOffset now)
    {
        if (--flush.Open > 0)
            return;
        AlertGroup group = flush.Group;
        group.Running = null;
        if (!flush.HasFailed)
            group.RemoveUnlessChanged(flush.Resolved);
        if (group.IsClosed)
            return;
        if (group.Alerts.Count == 0 && _options.EmptyGroupsInterval == TimeSpan.Zero)
        {
            Remove(group);
            return;
        }

        if (group.MissedAt is not { } missed)
            return;
        group.MissedAt = null;
        Begin(group, missed, now);
    }
}
