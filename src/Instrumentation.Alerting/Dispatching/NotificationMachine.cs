using Instrumentation.Alerts;
using Instrumentation.Delivery;
using Instrumentation.Inhibition;
using Instrumentation.Labels;
using Instrumentation.Notifications;
using Instrumentation.Pipeline;
using Instrumentation.Routing;
using Instrumentation.Silencing;

namespace Instrumentation.Dispatching;

/// <summary>
/// From alerts to notifications: merges reports, routes and groups them, and flushes each group when it is due. It does what Alertmanager does, at the times at
/// which Alertmanager does it.
/// </summary>
/// <remarks>
/// Belongs to one thread at a time, and knows no clock: who owns it says what time it is, calls <see cref="Advance"/> when <see cref="NextDueAt"/> comes, and
/// carries out deliveries. So the same machine runs live, on a scripted clock, and over history.
/// </remarks>
internal sealed partial class NotificationMachine
{
    private readonly AlertStore _alerts = new();
    private readonly SilenceStore _silences = new();
    private readonly NotificationLog _log = new();
    private readonly TimerQueue _timers = new();
    private readonly Dictionary<(AlertRoute Route, SeriesLabels Labels), AlertGroup> _groups = [];
    private readonly DispatchOptions _options;
    private readonly IDeliverySender _sender;
    private readonly Random _random;
    private readonly IMachineJournal? _journal;
    private NotificationPlan _plan;
    private Inhibitor _inhibitor;
    private NotificationPipeline _pipeline;

    public NotificationMachine(NotificationPlan plan, DispatchOptions options, IDeliverySender sender, Random random, DateTimeOffset now, IMachineJournal? journal = null)
    {
        _journal = journal;
        _plan = plan;
        _options = options;
        _sender = sender;
        _random = random;
        _inhibitor = new Inhibitor(plan.InhibitionRules);
        _pipeline = new NotificationPipeline(_inhibitor, plan.TimeIntervals, _silences, _log);
        if (options.EmptyGroupsInterval > TimeSpan.Zero)
            _timers.Set(TimerKind.RemoveEmptyGroups, null, now + options.EmptyGroupsInterval);
        _timers.Set(TimerKind.Forget, null, now + options.ForgetInterval);
    }

    /// <summary>When <see cref="Advance"/> is to be called.</summary>
    public DateTimeOffset? NextDueAt => _timers.Next;

    public AlertStore Alerts => _alerts;

    public SilenceStore Silences => _silences;

    public NotificationLog Log => _log;

    public IReadOnlyCollection<AlertGroup> Groups => _groups.Values;

    /// <summary>Takes reports of alerts.</summary>
    public void Accept(IEnumerable<Alert> alerts, DateTimeOffset now)
    {
        foreach (Alert report in alerts)
        {
            Alert alert = _alerts.Put(report, now);
            _journal?.AlertChanged(alert);
            _inhibitor.Update(alert);
            Dispatch(alert, now);
        }
    }

    /// <summary>Does everything that is due.</summary>
    public void Advance(DateTimeOffset now)
    {
        while (_timers.TryTake(now, out MachineTimer timer))
            Run(timer, now);
    }

    /// <summary>Makes or changes a silence.</summary>
    /// <returns>The silence that holds.</returns>
    /// <exception cref="SilenceException">The draft is none, or the silence to change is unknown.</exception>
    public Silence Silence(SilenceDraft draft, DateTimeOffset now)
    {
        IReadOnlyList<Silence> changed = _silences.Set(draft, now);
        foreach (Silence silence in changed)
            _journal?.SilenceChanged(silence);
        return changed[^1];
    }

    /// <summary>Ends a silence.</summary>
    /// <exception cref="SilenceException">It is unknown, or over already.</exception>
    public void ExpireSilence(string id, DateTimeOffset now)
    {
        Silence expired = _silences.Expire(id, now);
        _journal?.SilenceChanged(expired);
    }

    /// <summary>Goes on with another plan. Groups are made anew, and what was told stays told.</summary>
    public void Reload(NotificationPlan plan, DateTimeOffset now)
    {
        _plan = plan;
        _inhibitor = new Inhibitor(plan.InhibitionRules);
        _pipeline = new NotificationPipeline(_inhibitor, plan.TimeIntervals, _silences, _log);
        foreach (AlertGroup group in _groups.Values)
            group.IsClosed = true;
        _groups.Clear();
        foreach (Alert alert in _alerts.Alerts)
            _inhibitor.Update(alert);
        foreach (Alert alert in _alerts.Alerts)
            Dispatch(alert, now);
    }

    private void Run(MachineTimer timer, DateTimeOffset now)
    {
        switch (timer)
        {
            case { Kind: TimerKind.GroupDue, Target: AlertGroup group } when !group.IsClosed && group.DueAt == timer.At:
                Tick(group, now);
                break;
            case { Kind: TimerKind.AttemptDue, Target: NotificationDelivery delivery } when !delivery.IsDone:
                Attempt(delivery, now);
                break;
            case { Kind: TimerKind.DeliveryDeadline, Target: NotificationDelivery { IsDone: false, IsSending: false } delivery }:
                Finish(delivery, isDelivered: false, now);
                break;
            case { Kind: TimerKind.RemoveEmptyGroups }:
                foreach (AlertGroup group in _groups.Values.Where(group => group.Alerts.Count == 0).ToList())
                    Remove(group);
                _timers.Set(TimerKind.RemoveEmptyGroups, null, now + _options.EmptyGroupsInterval);
                break;
            case { Kind: TimerKind.Forget }:
                Forget(now);
                _timers.Set(TimerKind.Forget, null, now + _options.ForgetInterval);
                break;
        }
    }

    private void Dispatch(Alert alert, DateTimeOffset now)
    {
        foreach (AlertRoute route in _plan.Route.Match(alert.Labels))
        {
            SeriesLabels labels = route.GroupLabels(alert.Labels);
            if (!_groups.TryGetValue((route, labels), out AlertGroup? group))
            {
                group = new AlertGroup(route, labels);
                _groups.Add((route, labels), group);
                SetDue(group, now + route.GroupWait);
            }

            group.Put(alert);

            // Who has waited long enough already, before we came to know, does not wait again.
            if (!group.HasFlushed && alert.StartsAt + route.GroupWait < now)
                SetDue(group, now);
        }
    }

    private void SetDue(AlertGroup group, DateTimeOffset at)
    {
        group.DueAt = at > _options.StartAt ? at : _options.StartAt;
        _timers.Set(TimerKind.GroupDue, group, group.DueAt);
    }

    private void Remove(AlertGroup group)
    {
        group.IsClosed = true;
        _groups.Remove((group.Route, group.Labels));
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (Alert alert in _alerts.Alerts.Where(alert => alert.IsResolvedAt(now)).ToList())
        {
            _alerts.Remove(alert.Fingerprint);
            _inhibitor.Remove(alert);
        }

        foreach (NotificationLogKey key in _notBefore.Where(wait => wait.Value <= now).Select(wait => wait.Key).ToList())
            _notBefore.Remove(key);
        _silences.RemoveOld(now);
        _log.RemoveOld(now);
    }
}
