using Instrumentation.Alerting;
using Instrumentation.Evaluation;
using Instrumentation.Stages;
using Microsoft.Extensions.Options;

namespace Instrumentation.Rules;

// All groups of rules: started at the ticks at which they are due, over the store that they write to. They share an engine that nobody else uses, so
// that queries from outside never keep a rule waiting.
internal sealed class RuleEvaluation : IMonitoringStage, IRuleStatusSource, IDisposable
{
    private readonly PromqlEngine _engine;
    private readonly RuleGroupRunner[] _runners;

    public RuleEvaluation(
        RuleLoader loader,
        SeriesStore store,
        IOptions<StreamingMonitoringOptions> options,
        IStreamingMetrics metrics,
        TimeProvider time,
        RuleFaults faults)
    {
        StreamingMonitoringOptions settings = options.Value;
        PromqlEngineOptions engineOptions = settings.Query.ToOptions();
        IReadOnlyList<(string File, RuleGroup Group)> groups = loader.Load(engineOptions.Parser);
        if (groups.Count > 0 && !settings.Store.Enabled)
            throw new InvalidOperationException($"There are rules, and {StreamingMonitoringConstants.Section}:Store:Enabled is false. Rules need the store.");
        _engine = new PromqlEngine(engineOptions with { MaxConcurrency = Math.Max(groups.Count, 1) }, time);
        var evaluation = new RuleEvaluationOptions
        {
            Interval = settings.Rules.Interval ?? TimeSpan.FromSeconds(settings.MetricsIntervalSeconds),
            ExternalUrl = settings.Rules.ExternalUrl,
            Expressions = engineOptions.Parser,
        };
        var query = new EngineRuleQuery(_engine, store);
        var sink = new StoreSink(store);
        _runners = [.. groups.Select(entry => new RuleGroupRunner(entry.File, new RuleGroupEvaluator(entry.Group, query, sink, evaluation, time), metrics, faults))];
        Declare(metrics);
    }

    public string Name => "rules";

    public MonitoringPhase Phase => MonitoringPhase.Evaluate;

    // Ends when no group is being evaluated.
    public Task Idle => Task.WhenAll(_runners.Select(runner => runner.Running));

    public ValueTask RunAsync(MonitoringTick tick, CancellationToken cancellationToken)
    {
        long time = tick.Timestamp.ToUnixTimeMilliseconds();
        foreach (RuleGroupRunner runner in _runners)
            runner.Tick(time, cancellationToken);
        return ValueTask.CompletedTask;
    }

    public IReadOnlyList<RuleGroupReport> ReadGroups() => [.. _runners.Select(runner => runner.Report())];

    // Gives groups the alerts of before a restart, and keeps those of every evaluation from now on; before the first tick. How many were restored.
    public int RestoreFrom(AlertJournal journal, long nowUnixMs, AlertRestoreOptions options)
    {
        int restored = 0;
        foreach (RuleGroupRunner runner in _runners)
        {
            restored += journal.Restore(runner.File, runner.Evaluator, nowUnixMs, options);
            runner.KeepIn(journal);
        }

        return restored;
    }

    // Whom alerts are handed to after each evaluation; before the first tick.
    public void HandTo(IAlertSink sink, TimeSpan resendDelay)
    {
        foreach (RuleGroupRunner runner in _runners)
            runner.HandTo(sink, resendDelay);
    }

    public string Describe() => $"rules {_runners.Sum(runner => runner.Evaluator.Group.Rules.Count)} in {_runners.Length} groups";

    public void Dispose() => _engine.Dispose();

    private static void Declare(IStreamingMetrics metrics)
    {
        metrics.CreateCounter(RuleConstants.Evaluations, new InstrumentOptions { Description = "Rules that were evaluated, by group." });
        metrics.CreateCounter(RuleConstants.Failures, new InstrumentOptions { Description = "Rules whose evaluation failed, by group." });
        metrics.CreateCounter(RuleConstants.Missed, new InstrumentOptions { Description = "Evaluations of rule groups that were left out because the one before took too long or the cycle did not run." });
        metrics.CreateHistogram(RuleConstants.Duration, new InstrumentOptions { Unit = "s", Description = "How long the evaluation of a rule group took." });
    }
}
