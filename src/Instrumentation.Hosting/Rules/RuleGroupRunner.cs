using Instrumentation.Alerting;

namespace Instrumentation.Rules;

// One group on its schedule. It runs beside the cycle, so that a slow group delays nothing but itself; a time that comes while it still runs is
// counted as missed and never made up for.
internal sealed class RuleGroupRunner(string file, RuleGroupEvaluator evaluator, IStreamingMetrics metrics, RuleFaults faults)
{
    private readonly RuleGroupSchedule _schedule = new(evaluator.Interval);
    private readonly HashSet<int> _failing = [];
    private readonly string _label = $"{file};{evaluator.Group.Name}";
    private long _missedTold;
    private AlertJournal? _journal;
    private (IAlertSink Sink, TimeSpan ResendDelay)? _handOver;

    public RuleGroupEvaluator Evaluator => evaluator;

    public string File => file;

    // Ends when the evaluation that is under way does.
    public Task Running { get; private set; } = Task.CompletedTask;

    public RuleGroupReport Report() => new(evaluator.Status, file, evaluator.Interval);

    public void KeepIn(AlertJournal journal) => _journal = journal;

    public void HandTo(IAlertSink sink, TimeSpan resendDelay) => _handOver = (sink, resendDelay);

    public void Tick(long timeUnixMs, CancellationToken cancellationToken)
    {
        if (!_schedule.IsDue(timeUnixMs))
            return;
        CountMissed(_schedule.Missed - _missedTold);
        _missedTold = _schedule.Missed;
        if (Running.IsCompleted)
            Running = Task.Run(() => EvaluateAsync(timeUnixMs, cancellationToken), CancellationToken.None);
        else
            CountMissed(1);
    }

    private void CountMissed(long count)
    {
        if (count > 0)
            metrics.IncrementCounter(RuleConstants.Missed, count, (RuleConstants.GroupLabel, _label));
    }

    private async Task EvaluateAsync(long timeUnixMs, CancellationToken cancellationToken)
    {
        try
        {
            Tell(await evaluator.EvaluateAsync(timeUnixMs, cancellationToken));
            HandOver(timeUnixMs);
            _journal?.Keep(file, evaluator);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host stops.
        }
        catch (Exception exception)
        {
            metrics.IncrementCounter(RuleConstants.Failures, (RuleConstants.GroupLabel, _label));
            faults.GroupFailed(_label, exception);
        }
    }

    private void HandOver(long timeUnixMs)
    {
        if (_handOver is not var (sink, resendDelay))
            return;
        foreach (AlertingRuleState state in evaluator.AlertStates)
            sink.Take(state.Rule, state.TakeDue(timeUnixMs, evaluator.Interval, resendDelay));
    }

    // A failure is told when it begins.
    private void Tell(RuleGroupStatus status)
    {
        metrics.IncrementCounter(RuleConstants.Evaluations, status.Rules.Count, (RuleConstants.GroupLabel, _label));
        metrics.RecordHistogram(RuleConstants.Duration, status.LastDuration.TotalSeconds, (RuleConstants.GroupLabel, _label));
        for (int place = 0; place < status.Rules.Count; place++)
        {
            RuleStatus rule = status.Rules[place];
            if (rule.Health != RuleHealth.Bad)
            {
                _failing.Remove(place);
                continue;
            }

            metrics.IncrementCounter(RuleConstants.Failures, (RuleConstants.GroupLabel, _label));
            if (_failing.Add(place))
                faults.RuleFailed(rule.Rule.Name, _label, rule.LastError);
        }
    }
}
