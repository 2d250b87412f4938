using Instrumentation.Alerts;
using Instrumentation.Delivery;
using Instrumentation.Dispatching;
using Instrumentation.Journal;
using Instrumentation.Notifications;
using Instrumentation.Outbox;
using Instrumentation.Persistence;
using Instrumentation.Receivers;
using Instrumentation.Reports;
using Instrumentation.Rules;
using Instrumentation.Silencing;
using Instrumentation.Templates;

namespace Instrumentation;

/// <summary>Takes alerts, and tells those who are to know of them.</summary>
/// <remarks>Safe from any thread. Nothing that a receiver or a disk does reaches the caller; no method waits for either but <see cref="DisposeAsync"/>.</remarks>
public sealed class AlertNotifier : IAsyncDisposable
{
    // How long what is on its way may take when the process stops; what does not end is sent after the next start.
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(3);

    // How much of what is not on the disk yet, such as reports of alerts, a kill may cost.
    private static readonly TimeSpan CommitInterval = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly NotificationMachine _machine;
    private readonly NotifierOutbox _outbox;
    private readonly HttpClient _client;
    private readonly TimeSpan _resolveTimeout;
    private readonly string _externalUrl;
    private readonly DeliveryObserver _observer;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _running;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _isDisposed;

    private AlertNotifier(AlertNotifierOptions options, StateJournal journal, KeptState kept, HttpClient client, ReceiverTable receivers, NotificationPlan plan, TimeProvider time)
    {
        Configuration = options.Configuration;
        _time = time;
        _client = client;
        _resolveTimeout = options.Configuration.ResolveTimeout;
        _externalUrl = options.ExternalUrl.TrimEnd('/');
        _observer = new DeliveryObserver(options.OnAttempt, options.OnFault);
        _outbox = new NotifierOutbox(journal, receivers, Complete, _observer, time, _stopping.Token);
        DateTimeOffset now = time.GetUtcNow();
        MachineState state = kept.State;
        _machine = new NotificationMachine(plan, new DispatchOptions { StartAt = now + options.StartDelay, RestartGrace = options.RestartGrace }, _outbox, new Random(), now, _outbox);
        lock (_lock)
        {
            _machine.Restore(state, now);
            kept.Machine = _machine;
            kept.Clear();
        }

        _running = Task.Run(RunAsync);
    }

    /// <summary>What the journal does and has met.</summary>
    public JournalStatus JournalStatus => _outbox.Journal.Status;

    /// <summary>The alerts that are known, in no order.</summary>
    public IReadOnlyList<Alert> Alerts
    {
        get
        {
            lock (_lock)
                return [.. _machine.Alerts.Alerts];
        }
    }

    /// <summary>How many alerts are known.</summary>
    public int AlertCount
    {
        get
        {
            lock (_lock)
                return _machine.Alerts.Count;
        }
    }

    /// <summary>The silences, those that are over for up to five days among them.</summary>
    public IReadOnlyList<Silence> Silences
    {
        get
        {
            lock (_lock)
                return [.. _machine.Silences.Silences];
        }
    }

    /// <summary>What the notifier works by.</summary>
    public AlertmanagerFile Configuration { get; }

    /// <summary>Reads the alerts that have not ended, and what keeps each from being told.</summary>
    /// <returns>The alerts, ordered by fingerprint.</returns>
    public IReadOnlyList<AlertReport> ReadAlerts()
    {
        lock (_lock)
            return _machine.ReadAlerts(_time.GetUtcNow());
    }

    /// <summary>Reads the groups in which alerts are told, with those alerts that have not ended.</summary>
    /// <returns>The groups, ordered by their labels and then by receiver.</returns>
    public IReadOnlyList<AlertGroupReport> ReadGroups()
    {
        lock (_lock)
            return _machine.ReadGroups(_time.GetUtcNow());
    }

    /// <summary>Opens the journal, restores what it has, and begins.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="time">Tells the time; null for the system's.</param>
    /// <param name="handler">Sends the requests of receivers; null for the system's, which follows no redirects. Disposed with the notifier.</param>
    /// <param name="cancellationToken">Keeps the opening from starting.</param>
    /// <returns>The notifier.</returns>
    /// <exception cref="InvalidOperationException">An integration cannot be delivered to from here, and no other takes its place, or not in the way that its settings ask for.</exception>
    /// <exception cref="ArgumentException">A setting is outside its range.</exception>
    public static async Task<AlertNotifier> OpenAsync(
        AlertNotifierOptions options, TimeProvider? time = null, HttpMessageHandler? handler = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        Check(options, nameof(options.StartDelay), options.StartDelay, TimeSpan.FromHours(1));
        Check(options, nameof(options.RestartGrace), options.RestartGrace, TimeSpan.FromDays(1));
        time ??= TimeProvider.System;
        var client = new HttpClient(handler ?? new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5), UseCookies = false })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        client.DefaultRequestHeaders.Add("User-Agent", "Instrumentation.Alerting");
        try
        {
            NotificationTemplates templates = NotificationTemplates.Load(options.Configuration);
            var context = new ReceiverContext(client, options.ExternalUrl, time, options.Configuration.Global, templates);
            var receivers = ReceiverTable.Create(options, new ReceiverFactory(context));
            var kept = new KeptState();
            StateJournal journal = await StateJournal.OpenAsync(options.Journal.WithVersion(KeptState.Version), kept, time, cancellationToken);
            return new AlertNotifier(options, journal, kept, client, receivers, NotificationPlan.Of(options.Configuration, options.Receivers.Keys), time);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>Takes reports from outside.</summary>
    /// <param name="alerts">The reports.</param>
    /// <returns>Why reports were refused, by their place; empty where all were taken. Those that are right are taken whatever the others are.</returns>
    public IReadOnlyList<(int Index, string Problem)> Accept(IReadOnlyList<PostedAlert> alerts)
    {
        ArgumentNullException.ThrowIfNull(alerts);
        var problems = new List<(int Index, string Problem)>();
        var taken = new List<Alert>(alerts.Count);
        DateTimeOffset now = _time.GetUtcNow();
        for (int index = 0; index < alerts.Count; index++)
        {
            if (AlertIntake.TryTake(alerts[index], _resolveTimeout, now, out Alert? alert, out string? problem))
                taken.Add(alert);
            else
                problems.Add((index, problem));
        }

        Use((machine, instant) => machine.Accept(taken, instant));
        return problems;
    }

    /// <summary>Takes alerts that a rule hands on after an evaluation.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="due">What <see cref="AlertingRuleState.TakeDue"/> gives.</param>
    public void Accept(AlertingRule rule, IReadOnlyList<AlertToSend> due)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(due);
        if (due.Count == 0)
            return;
        string source = $"{_externalUrl}/graph?g0.expr={Uri.EscapeDataString(rule.Expression.ToString())}&g0.tab=1";
        DateTimeOffset now = _time.GetUtcNow();
        Alert[] alerts = [.. due.Select(alert => AlertIntake.Take(alert, source, now))];
        Use((machine, instant) => machine.Accept(alerts, instant));
    }

    /// <summary>Makes or changes a silence.</summary>
    /// <param name="draft">The silence.</param>
    /// <returns>The silence that holds; it has another id where the one to change could not be changed in place.</returns>
    /// <exception cref="SilenceException">The draft is none, or the silence to change is unknown.</exception>
    public Silence SetSilence(SilenceDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        Silence? silence = null;
        Use((machine, now) => silence = machine.Silence(draft, now));
        return silence!;
    }

    /// <summary>Ends a silence.</summary>
    /// <param name="id">Its id.</param>
    /// <exception cref="SilenceException">It is unknown, or over already.</exception>
    public void ExpireSilence(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        Use((machine, now) => machine.ExpireSilence(id, now));
    }

    /// <summary>Writes what changed, which happens by itself every 10 seconds, and at once for silences and notifications.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Whether all of it is kept; false while nothing is.</returns>
    public ValueTask<bool> CommitAsync(CancellationToken cancellationToken = default)
    {
        lock (_lock)
            return _outbox.Journal.CommitAsync(flush: false, cancellationToken);
    }

    /// <summary>Stops: nothing new is begun, what is on its way has a short time to end, and what is kept is written.</summary>
    /// <returns>When that is done, within 5 seconds.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 1)
            return;
        await _outbox.StopAsync(StopTimeout);
        await _stopping.CancelAsync();
        await _running;
        ValueTask closing;
        lock (_lock)
            closing = _outbox.Journal.DisposeAsync();
        await closing;
        _client.Dispose();
        _outbox.Dispose();
        _stopping.Dispose();
    }

    private static void Check(AlertNotifierOptions options, string name, TimeSpan value, TimeSpan most)
    {
        if (value < TimeSpan.Zero || value > most)
            throw new ArgumentException($"{name} is {value}; allowed is {TimeSpan.Zero} to {most}.", nameof(options));
    }

    private async Task RunAsync()
    {
        DateTimeOffset committedAt = _time.GetUtcNow();
        Task committing = Task.CompletedTask;
        while (!_stopping.IsCancellationRequested)
        {
            DateTimeOffset? due;
            Task changed;
            DateTimeOffset now = _time.GetUtcNow();
            lock (_lock)
            {

                // What went wrong with one group keeps no other from being told; it is due again in its time.
                _observer.Run(() => _machine.Advance(now));
                due = _machine.NextDueAt;
                changed = _changed.Task;
            }

            // A disk that is slow makes nobody wait.
            if (now - committedAt >= CommitInterval && committing.IsCompleted)
            {
                committedAt = now;
                committing = CommitAsync().AsTask();
            }

            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
            TimeSpan wait = due - now ?? CommitInterval;
            Task pause = Task.Delay(wait < TimeSpan.Zero ? TimeSpan.Zero : wait > CommitInterval ? CommitInterval : wait, _time, waiting.Token);

            // The clock may have moved on before the pause began.
            if (due is null || due > _time.GetUtcNow())
                await Task.WhenAny(pause, changed);
            await waiting.CancelAsync();
        }
    }

    private void Complete(NotificationDelivery delivery, DeliveryOutcome outcome) => Use((machine, now) => machine.Complete(delivery, outcome, now));

    private void Use(Action<NotificationMachine, DateTimeOffset> action)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            DateTimeOffset? before = _machine.NextDueAt;
            action(_machine, _time.GetUtcNow());
            if (_machine.NextDueAt == before)
                return;
            changed = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        changed.SetResult();
    }
}
