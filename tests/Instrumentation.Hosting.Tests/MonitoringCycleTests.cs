using Instrumentation.Health;
using Instrumentation.Hosting;
using Instrumentation.Stages;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Instrumentation;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class MonitoringCycleTests : IDisposable
{
    private readonly FakeClock _clock = new();
    private readonly CapturedLog _log = new();
    private readonly FeatureHealth _health = new();
    private readonly StreamingMetrics _metrics = StreamingMetrics.Create(new StreamingMetricsOptions { PublishToMeters = false });
    private readonly DateTimeOffset _start = new FakeClock().GetUtcNow();

    public void Dispose() => _metrics.Dispose();

    [Test]
    public async Task Each_tick_runs_all_stages_in_the_order_of_their_phases()
    {
        List<string> calls = [];
        await using MonitoringCycle cycle = Create(_clock, new ProbeStage("report", MonitoringPhase.Report, calls), new ProbeStage("publish", MonitoringPhase.Publish, calls), new ProbeStage("evaluate", MonitoringPhase.Evaluate, calls), new ProbeStage("store", MonitoringPhase.Store, calls), new ProbeStage("refresh", MonitoringPhase.Refresh, calls), new ProbeStage("collect", MonitoringPhase.Collect, calls), new ProbeStage("publish too", MonitoringPhase.Publish, calls));
        cycle.Start();

        _clock.Advance(TimeSpan.FromSeconds(9.9));
        Assert.That(calls, Is.Empty);
        _clock.Advance(TimeSpan.FromSeconds(0.1));

        Assert.That(calls, Is.EqualTo(new[] { "refresh", "collect", "store", "evaluate", "publish", "publish too", "report" }));
        Assert.That(_metrics.Snapshot().Value(CycleConstants.Ticks), Is.EqualTo(1));
    }

    [Test]
    public async Task A_tick_carries_its_scheduled_time_even_when_the_timer_comes_late()
    {
        var stage = new ProbeStage("probe", MonitoringPhase.Report);
        await using MonitoringCycle cycle = Create(new LateClock(_clock) { Lateness = TimeSpan.FromSeconds(3) }, stage);
        cycle.Start();

        _clock.Advance(TimeSpan.FromSeconds(33));

        Assert.That(stage.Ticks.Select(tick => tick.Timestamp), Is.EqualTo(new[] { _start.AddSeconds(10), _start.AddSeconds(20), _start.AddSeconds(30) }));
        Assert.That(Missed, Is.Zero);
    }

    [Test]
    public async Task Ticks_during_a_slow_run_are_counted_and_not_made_up_for()
    {
        var release = new TaskCompletionSource();
        var stage = new ProbeStage("slow", MonitoringPhase.Report) { Work = _ => release.Task };
        await using MonitoringCycle cycle = Create(_clock, stage);
        cycle.Start();

        _clock.Advance(TimeSpan.FromSeconds(39));
        Assert.That((stage.Ticks.Count, Missed), Is.EqualTo((1, 2)));
        release.SetResult();
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.That(stage.Ticks.Select(tick => tick.Number), Is.EqualTo(new[] { 1, 4 }));
        Assert.That(Missed, Is.EqualTo(2));
    }

    [Test]
    public async Task Ticks_that_the_timer_left_out_are_counted()
    {
        var stage = new ProbeStage("probe", MonitoringPhase.Report);
        await using MonitoringCycle cycle = Create(new LateClock(_clock) { OneIn = 3 }, stage);
        cycle.Start();

        _clock.Advance(TimeSpan.FromSeconds(60));

        Assert.That(stage.Ticks.Select(tick => tick.Number), Is.EqualTo(new[] { 3, 6 }));
        Assert.That(Missed, Is.EqualTo(4));
    }

    [Test]
    public async Task The_schedule_follows_a_clock_that_is_set()
    {
        var clock = new LateClock(_clock);
        var stage = new ProbeStage("probe", MonitoringPhase.Report);
        await using MonitoringCycle cycle = Create(clock, stage);
        cycle.Start();

        _clock.Advance(TimeSpan.FromSeconds(10));
        clock.Step = TimeSpan.FromHours(1);
        _clock.Advance(TimeSpan.FromSeconds(20));

        Assert.That(
            stage.Ticks.Select(tick => tick.Timestamp),
            Is.EqualTo(new[] { _start.AddSeconds(10), _start.AddSeconds(20).AddHours(1), _start.AddSeconds(30).AddHours(1) }));
    }

    [Test]
    public async Task A_throwing_stage_is_logged_once_and_counted_and_the_others_run()
    {
        bool isBroken = true;
        var broken = new ProbeStage("broken", MonitoringPhase.Collect) { Work = _ => isBroken ? throw new InvalidOperationException("disk on fire") : Task.CompletedTask };
        var later = new ProbeStage("later", MonitoringPhase.Publish);
        await using MonitoringCycle cycle = Create(_clock, broken, later);
        cycle.Start();

        _clock.Advance(TimeSpan.FromSeconds(50));

        Assert.Multiple(() =>
        {
            Assert.That(later.Ticks, Has.Count.EqualTo(5));
            Assert.That(_log.Messages(LogLevel.Error), Has.Count.EqualTo(1).And.Exactly(1).Contains("broken"));
            Assert.That(_metrics.Snapshot().Value(CycleConstants.StageFailures, ("stage", "broken")), Is.EqualTo(5));
            Assert.That(_health.Faults.Keys, Is.EqualTo(new[] { "broken" }));
        });
        isBroken = false;
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.That(_health.Faults, Is.Empty, "the stage works again");
    }

    [Test]
    public async Task Stopping_waits_for_the_running_tick_and_runs_no_further_one()
    {
        var release = new TaskCompletionSource();
        var stage = new ProbeStage("slow", MonitoringPhase.Collect) { Work = _ => release.Task };
        var later = new ProbeStage("later", MonitoringPhase.Publish);
        await using MonitoringCycle cycle = Create(_clock, stage, later);
        cycle.Start();
        _clock.Advance(TimeSpan.FromSeconds(10));

        Task stopping = cycle.StopAsync(CancellationToken.None);
        Assert.That(stopping.IsCompleted, Is.False);
        release.SetResult();
        await stopping;
        _clock.Advance(TimeSpan.FromSeconds(100));

        Assert.That((stage.Ticks.Count, later.Ticks.Count), Is.EqualTo((1, 0)));
        Assert.That(_log.Lines, Is.Empty);
    }

    [Test]
    public async Task A_stage_that_ignores_its_cancellation_is_abandoned_within_five_seconds()
    {
        var stage = new ProbeStage("stuck", MonitoringPhase.Collect) { Work = _ => new TaskCompletionSource().Task };
        MonitoringCycle cycle = Create(_clock, stage);
        cycle.Start();
        _clock.Advance(TimeSpan.FromSeconds(10));

        Task stopping = cycle.StopAsync(CancellationToken.None);
        _clock.Advance(TimeSpan.FromSeconds(5));
        await stopping.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.That(_log.Messages(LogLevel.Warning), Has.Count.EqualTo(1));
    }

    private double Missed => _metrics.Snapshot().Value(CycleConstants.MissedTicks) is var missed && double.IsNaN(missed) ? 0 : missed;

    private MonitoringCycle Create(TimeProvider time, params IMonitoringStage[] stages) => new(
        stages, _metrics, _health, time, Options.Create(new StreamingMonitoringOptions()), new LoggerFactory([_log]).CreateLogger<MonitoringCycle>());
}
