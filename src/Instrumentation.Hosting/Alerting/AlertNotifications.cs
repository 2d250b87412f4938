using Instrumentation.Delivery;
using Instrumentation.Health;
using Instrumentation.Journal;
using Instrumentation.Rules;
using Instrumentation.Stages;
using Microsoft.Extensions.Options;

namespace Instrumentation.Alerting;

// Hands alerts of rules to those who are to know of them, and counts what becomes of it.
internal sealed class AlertNotifications : IAlertSink, IMonitoringStage, IAsyncDisposable, IDisposable
{
    private readonly AlertNotifierOptions? _options;
    private readonly IStreamingMetrics _metrics;
    private readonly FeatureHealth _health;
    private readonly TimeProvider _time;
    private readonly NotificationFaults _faults;
    private readonly Lock _lock = new();
    private readonly HashSet<string> _failing = new(StringComparer.Ordinal);

    public AlertNotifications(
        AlertingLoader loader, IOptions<StreamingMonitoringOptions> options, IStreamingMetrics metrics, FeatureHealth health, TimeProvider time, NotificationFaults faults)
    {
        _metrics = metrics;
        _health = health;
        _time = time;
        _faults = faults;
        _options = loader.Load();
        if (_options is null)
            return;
        _options.OnAttempt = Tell;
        _options.OnFault = Survive;
        PersistenceSettings persistence = options.Value.Persistence;
        if (!string.IsNullOrEmpty(persistence.Path))
            _options.Journal = new JournalOptions { Path = Path.Combine(persistence.Path, NotificationConstants.Folder), MaxBytes = persistence.MaxBytes, FlushInterval = persistence.FlushInterval };
        Declare();
    }

    public bool IsEnabled => _options is not null;

    // Null before the start, and where nobody is to be told.
    public AlertNotifier? Notifier { get; private set; }

    public string Name => "notifications";

    public MonitoringPhase Phase => MonitoringPhase.Report;

    public string Describe() => _options is { } options ? $"notifications to {string.Join(", ", options.Configuration.Receivers.Select(receiver => receiver.Name))}" : "notifications off";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_options is not null)
            Notifier = await AlertNotifier.OpenAsync(_options, _time, cancellationToken: cancellationToken);
    }

    public void Take(AlertingRule rule, IReadOnlyList<AlertToSend> due) => Notifier?.Accept(rule, due);

    public ValueTask RunAsync(MonitoringTick tick, CancellationToken cancellationToken)
    {
        if (Notifier is { } notifier)
            _metrics.SetGauge(NotificationConstants.Alerts, notifier.AlertCount);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => Notifier?.DisposeAsync() ?? ValueTask.CompletedTask;

    // Nobody waits here for what is on its way.
    public void Dispose() => _ = DisposeAsync().AsTask();

    private void Declare()
    {
        _metrics.CreateCounter(NotificationConstants.Delivered, new InstrumentOptions { Description = "Notifications that arrived, by receiver and integration." });
        _metrics.CreateCounter(NotificationConstants.Failed, new InstrumentOptions { Description = "Attempts to deliver a notification that failed, by receiver and integration." });
        _metrics.CreateHistogram(NotificationConstants.Duration, new InstrumentOptions { Unit = "s", Description = "How long an attempt to deliver a notification took, by integration." });
        _metrics.CreateCounter(NotificationConstants.Faults, new InstrumentOptions { Description = "Exceptions inside the notifier that it survived." });
        _metrics.CreateGauge(NotificationConstants.Alerts, new InstrumentOptions { Description = "Alerts that the notifier knows, those that ended not long ago among them." });
    }

    private void Tell(DeliveryAttempt attempt)
    {
        string receiver = attempt.Notification.Receiver;
        bool isDelivered = attempt.Outcome.Status == DeliveryStatus.Delivered;
        _metrics.IncrementCounter(
            isDelivered ? NotificationConstants.Delivered : NotificationConstants.Failed,
            1,
            (NotificationConstants.ReceiverLabel, receiver),
            (NotificationConstants.IntegrationLabel, attempt.Integration));
        _metrics.RecordHistogram(NotificationConstants.Duration, attempt.Duration.TotalSeconds, (NotificationConstants.IntegrationLabel, attempt.Integration));
        Tell($"{receiver}/{attempt.Integration}", isDelivered, attempt.Outcome.Error ?? "");
    }

    // A receiver that fails is told when it begins, and when it ends.
    private void Tell(string target, bool isDelivered, string error)
    {
        lock (_lock)
        {
            if (isDelivered ? !_failing.Remove(target) : !_failing.Add(target))
                return;
        }

        string name = $"{Name}_{target}";
        if (isDelivered)
        {
            _health.Clear(name);
            _faults.Resumed(target);
        }
        else
        {
            _health.Fault(name, "Notifications do not arrive; the log says why.");
            _faults.Ceased(target, error);
        }
    }

    private void Survive(Exception exception)
    {
        _metrics.IncrementCounter(NotificationConstants.Faults);
        _faults.Survived(exception);
    }
}
