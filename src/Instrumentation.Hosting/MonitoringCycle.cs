using Instrumentation.Health;
using Instrumentation.Stages;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Instrumentation.Hosting;

// Runs the stages once per interval. A tick that falls due while the one before still runs, or that the timer skipped, is counted as missed
// and never made up for; a stage that throws is logged once, counted, and does not keep the stages behind it from running.
internal sealed class MonitoringCycle : IAsyncDisposable, IDisposable
{
    private readonly IMonitoringStage[] _stages;
    private readonly IStreamingMetrics _metrics;
    private readonly FeatureHealth _health;
    private readonly TimeProvider _time;
    private readonly TimeSpan _interval;
    private readonly ILogger _logger;
    private readonly HashSet<string> _failing = new(StringComparer.Ordinal);
    private readonly MetricSnapshot _snapshot = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _lock = new();
    private DateTimeOffset _start;
    private long _startTimestamp;
    private long _last;
    private TaskCompletionSource? _running;
    private ITimer? _timer;

    public MonitoringCycle(
        IEnumerable<IMonitoringStage> stages,
        IStreamingMetrics metrics,
        FeatureHealth health,
        TimeProvider time,
        IOptions<StreamingMonitoringOptions> options,
        ILogger<MonitoringCycle> logger)
    {
        _stages = [.. stages];
        _metrics = metrics;
        _health = health;
        _time = time;
        _interval = TimeSpan.FromSeconds(options.Value.MetricsIntervalSeconds);
        _logger = logger;
        metrics.CreateCounter(CycleConstants.Ticks, new InstrumentOptions { Description = "Runs of the monitoring cycle." });
        metrics.CreateCounter(CycleConstants.MissedTicks, new InstrumentOptions { Description = "Runs of the monitoring cycle that were left out because the one before took too long." });
        metrics.CreateCounter(CycleConstants.StageFailures, new InstrumentOptions { Description = "Exceptions that stages of the monitoring cycle threw." });
        metrics.CreateHistogram(CycleConstants.Duration, new InstrumentOptions { Unit = "s", Description = "How long a run of the monitoring cycle took." });
    }

    public void Start()
    {
        lock (_lock)
        {
            _start = _time.GetUtcNow();
            _startTimestamp = _time.GetTimestamp();
            _timer ??= _time.CreateTimer(static cycle => ((MonitoringCycle)cycle!).Tick(), this, _interval, _interval);
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_timer is { } timer)
            await timer.DisposeAsync();
        await _stopping.CancelAsync();
        try
        {
            await (_running?.Task ?? Task.CompletedTask).WaitAsync(StreamingMonitoringConstants.StopTimeout, _time, cancellationToken);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            Log.CycleAbandoned(_logger);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        Dispose();
    }

    public void Dispose()
    {
        _timer?.Dispose();
        _stopping.Cancel();
    }

    // The whole flow of one tick, in order.
    private async Task RunAsync(MonitoringTick tick)
    {
        long started = _time.GetTimestamp();
        await RunAsync(MonitoringPhase.Refresh, tick);
        await RunAsync(MonitoringPhase.Collect, tick);
        await RunAsync(MonitoringPhase.Store, tick);
        await RunAsync(MonitoringPhase.Derive, tick);
        await RunAsync(MonitoringPhase.Evaluate, tick);
        await RunAsync(MonitoringPhase.Persist, tick);
        await RunAsync(MonitoringPhase.Publish, tick);
        await RunAsync(MonitoringPhase.Report, tick);
        _metrics.IncrementCounter(CycleConstants.Ticks);
        _metrics.RecordHistogram(CycleConstants.Duration, _time.GetElapsedTime(started).TotalSeconds);
    }

    private async ValueTask RunAsync(MonitoringPhase phase, MonitoringTick tick)
    {
        foreach (IMonitoringStage stage in _stages)
        {
            if (stage.Phase != phase || _stopping.IsCancellationRequested)
                continue;
            try
            {
                await stage.RunAsync(tick, _stopping.Token);
                if (_failing.Remove(stage.Name))
                    _health.Clear(stage.Name);
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                _metrics.IncrementCounter(CycleConstants.StageFailures, ("stage", stage.Name));
                if (!_failing.Add(stage.Name))
                    continue;
                _health.Fault(stage.Name, "This stage of the monitoring cycle failed; the log says why.");
                Log.StageFailed(_logger, stage.Name, exception);
            }
        }
    }

    private void Tick()
    {
        if (Next(out TaskCompletionSource? running) is { } tick)
            _ = CompleteAsync(tick, running!);
    }

    private async Task CompleteAsync(MonitoringTick tick, TaskCompletionSource running)
    {
        await RunAsync(tick);
        running.SetResult();
    }

    // The stages run outside the lock: one that blocks must not keep the ticks behind it from being counted.
    private MonitoringTick? Next(out TaskCompletionSource? running)
    {
        lock (_lock)
        {
            running = null;
            TimeSpan elapsed = _time.GetElapsedTime(_startTimestamp);
            long number = (long)Math.Round(elapsed / _interval);
            if (number <= _last || _stopping.IsCancellationRequested)
                return null;
            bool isBusy = _running is { Task.IsCompleted: false };
            long missed = number - _last - (isBusy ? 0 : 1);
            _last = number;
            if (missed > 0)
                _metrics.IncrementCounter(CycleConstants.MissedTicks, missed);
            if (isBusy)
                return null;
            running = _running = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return new MonitoringTick(number, ScheduledTime(number, elapsed), _snapshot);
        }
    }

    // The clock of the day may be set, or stand still less long than the timestamps do while the machine sleeps; then the schedule moves with it.
    private DateTimeOffset ScheduledTime(long number, TimeSpan elapsed)
    {
        DateTimeOffset scheduled = _start + (number * _interval);
        TimeSpan drift = _time.GetUtcNow() - elapsed - _start;
        if (drift.Duration() < _interval)
            return scheduled;
        _start += drift;
        return scheduled + drift;
    }
}
