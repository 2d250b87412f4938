using Instrumentation.Alerting;
using Instrumentation.Features;
using Instrumentation.Health;
using Instrumentation.Journal;
using Instrumentation.Rules;
using Instrumentation.Stages;
using Microsoft.Extensions.Options;

namespace Instrumentation.Persistence;

// Restores stored series, alerts and error budgets at the start and writes them down at each tick, beside the cycle.
internal sealed class StatePersistence(
    SeriesStore store,
    RuleEvaluation rules,
    SloMonitor slos,
    AlertNotifications notifications,
    IStreamingMetrics metrics,
    FeatureHealth health,
    IOptions<StreamingMonitoringOptions> options,
    TimeProvider time,
    PersistenceFaults faults) : IMonitoringFeature, IMonitoringStage
{
    private KeptJournal[] _states = [];
    private string _description = "";

    public string Name => "persistence";

    public string Key => $"{StreamingMonitoringConstants.Section}:Persistence:Path";

    public bool IsEnabled => !string.IsNullOrEmpty(Settings.Path);

    public MonitoringPhase Phase => MonitoringPhase.Persist;

    // Ends when nothing is being written.
    public Task Idle => Task.WhenAll(_states.Select(state => state.Idle));

    string IMonitoringStage.Name => "persist";

    private PersistenceSettings Settings => options.Value.Persistence;

    public string Describe() => _description;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        SeriesJournal series = await SeriesJournal.OpenAsync(store, Journal(PersistenceConstants.SeriesFolder), time, cancellationToken);
        AlertJournal alerts = await AlertJournal.OpenAsync(Journal(PersistenceConstants.AlertsFolder), time, cancellationToken);
        SloJournal budgets = await SloJournal.OpenAsync(slos, Journal(PersistenceConstants.SlosFolder), time, cancellationToken);
        KeptJournal[] states =
        [
            new(PersistenceConstants.SeriesFolder, () => series.Status, token => series.CommitAsync(cancellationToken: token), series),
            new(PersistenceConstants.AlertsFolder, () => alerts.Status, token => alerts.CommitAsync(cancellationToken: token), alerts),
            new(PersistenceConstants.SlosFolder, () => budgets.Status, token => budgets.CommitAsync(cancellationToken: token), budgets),
            .. Notifications(),
        ];
        Declare();
        if (states.FirstOrDefault(state => IsOff(state.Status)) is { } off)
        {
            string reason = off.Status.Reason ?? "The disk refuses.";
            foreach (KeptJournal state in states)
            {
                metrics.SetGauge(PersistenceConstants.Keeps, 0, (PersistenceConstants.StateLabel, state.Name));
                await state.CloseAsync();
            }

            throw new IOException($"{off.Name}: {reason}");
        }

        var restoring = new AlertRestoreOptions { RestartGrace = options.Value.Alerting.RestartGrace };
        int restored = rules.RestoreFrom(alerts, time.GetUtcNow().ToUnixTimeMilliseconds(), restoring);
        _description = $"in {Settings.Path} ({series.RestoredSamples} samples of {series.RestoredSeries} series, {restored} alerts and {budgets.RestoredSlos} SLOs restored)";
        _states = states;
        Report();
    }

    // What a disk that hangs has not taken in time is left to the next start, which finds what was committed before.
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await rules.Idle.WaitAsync(StreamingMonitoringConstants.StopTimeout, time, cancellationToken);
            await Task.WhenAll(_states.Select(state => state.CloseAsync().AsTask())).WaitAsync(StreamingMonitoringConstants.StopTimeout, time, cancellationToken);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            foreach (KeptJournal state in _states)
                faults.Ceased(state.Name, "It was not closed in time.");
        }
    }

    public ValueTask RunAsync(MonitoringTick tick, CancellationToken cancellationToken)
    {
        foreach (KeptJournal state in _states)
            state.Commit();
        Report();
        return ValueTask.CompletedTask;
    }

    // The notifier has its journal open already, and closes it itself: without a disk it goes on telling.
    private IEnumerable<KeptJournal> Notifications()
    {
        if (notifications.Notifier is { } notifier)
            yield return new KeptJournal(NotificationConstants.Folder, () => notifier.JournalStatus, notifier.CommitAsync, null);
    }

    // A disk that refuses for now is tried again, unless the application is not to start without it.
    private bool IsOff(JournalStatus status) =>
        status.Mode == JournalMode.InMemory || (status.Mode == JournalMode.Degraded && options.Value.FailOnUnavailable);

    private JournalOptions Journal(string folder) => new()
    {
        Path = Path.Combine(Settings.Path!, folder),
        MaxBytes = Settings.MaxBytes,
        FlushInterval = Settings.FlushInterval,
    };

    private void Declare()
    {
        metrics.CreateGauge(PersistenceConstants.Keeps, new InstrumentOptions { Description = "1 while what changes is kept on disk, 0 while the disk refuses, by state." });
        metrics.CreateGauge(PersistenceConstants.Bytes, new InstrumentOptions { Unit = "By", Description = "Size of the files, by state." });
        metrics.CreateCounter(PersistenceConstants.Failures, new InstrumentOptions { Description = "Inputs and outputs that failed, by state." });
        metrics.CreateCounter(PersistenceConstants.RecordsDropped, new InstrumentOptions { Description = "Records that were not written; the next checkpoint makes up for them. By state." });
        metrics.CreateCounter(PersistenceConstants.CorruptSegments, new InstrumentOptions { Description = "Files that were found damaged at the start, by state." });
    }

    private void Report()
    {
        foreach (KeptJournal state in _states)
            Report(state.Name, state.Tell());
    }

    private void Report(string state, (JournalStatus Now, JournalStatus? Before) told)
    {
        (JournalStatus now, JournalStatus? before) = told;
        bool keeps = now.Mode == JournalMode.Persistent;
        metrics.SetGauge(PersistenceConstants.Keeps, keeps ? 1 : 0, (PersistenceConstants.StateLabel, state));
        metrics.SetGauge(PersistenceConstants.Bytes, now.TotalBytes, (PersistenceConstants.StateLabel, state));
        Count(PersistenceConstants.Failures, state, now.Failures - (before?.Failures ?? 0));
        Count(PersistenceConstants.RecordsDropped, state, now.RecordsDropped - (before?.RecordsDropped ?? 0));
        Count(PersistenceConstants.CorruptSegments, state, now.CorruptSegments - (before?.CorruptSegments ?? 0));
        if (before is null && now.CorruptSegments > 0)
            faults.Damaged(state, now.CorruptSegments, now.DamagedBytes);
        if (keeps == (before is null || before.Mode == JournalMode.Persistent))
            return;
        if (keeps)
        {
            health.Clear($"{Name}_{state}");
            faults.Resumed(state);
        }
        else
        {
            health.Fault($"{Name}_{state}", "The disk refuses; the log says why.");
            faults.Ceased(state, now.LastFailure ?? now.Reason ?? "");
        }
    }

    private void Count(string counter, string state, long amount)
    {
        if (amount > 0)
            metrics.IncrementCounter(counter, amount, (PersistenceConstants.StateLabel, state));
    }
}
