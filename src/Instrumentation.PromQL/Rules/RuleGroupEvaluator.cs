namespace Instrumentation.Rules;

/// <summary>Evaluates the rules of a group, in order, whenever it is told to.</summary>
/// <remarks>One evaluation at a time; <see cref="Status"/> may be read from any thread meanwhile.</remarks>
public sealed class RuleGroupEvaluator
{
    private readonly RuleRunContext _context;
    private readonly RuleRun[] _runs;
    private List<RuleRun> _ended = [];
    private volatile RuleGroupStatus _status;

    /// <summary>Makes the evaluator of a group.</summary>
    /// <param name="group">The group.</param>
    /// <param name="query">Evaluates expressions; it has to see what was written to the sink.</param>
    /// <param name="sink">Where series are written.</param>
    /// <param name="options">What all rules share; null for the defaults.</param>
    /// <param name="clock">What durations are measured with; null for the system's.</param>
    public RuleGroupEvaluator(RuleGroup group, IRuleQuery query, ISeriesSink sink, RuleEvaluationOptions? options = null, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(sink);
        options ??= new RuleEvaluationOptions();
        Group = group;
        Interval = group.Interval ?? options.Interval;
        _context = new RuleRunContext(query, sink, options, clock ?? TimeProvider.System, (long)(group.QueryOffset ?? options.QueryOffset).TotalMilliseconds);
        _runs = [.. group.Rules.Select(rule => RuleRun.Of(rule, group, _context))];
        _status = MakeStatus();
    }

    /// <summary>The group.</summary>
    public RuleGroup Group { get; }

    /// <summary>How often the group is to be evaluated.</summary>
    public TimeSpan Interval { get; }

    /// <summary>The group as its last evaluation left it.</summary>
    public RuleGroupStatus Status => _status;

    /// <summary>The states of the group's alerting rules, in order; to restore alerts before the first evaluation and to hand them on after each.</summary>
    public IReadOnlyList<AlertingRuleState> AlertStates => [.. _runs.OfType<AlertingRuleRun>().Select(run => run.State)];

    /// <summary>Evaluates all rules at one time. What fails is in <see cref="Status"/> and keeps no other rule from being evaluated.</summary>
    /// <param name="timestampUnixMs">The time, in milliseconds since 1970-01-01 UTC, later than that of the evaluation before.</param>
    /// <param name="cancellationToken">Ends the evaluation.</param>
    /// <returns>The group as the evaluation left it.</returns>
    /// <exception cref="OperationCanceledException">The token ended the evaluation.</exception>
    public async ValueTask<RuleGroupStatus> EvaluateAsync(long timestampUnixMs, CancellationToken cancellationToken = default)
    {
        long started = _context.Clock.GetTimestamp();
        foreach (RuleRun run in _runs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await run.RunAsync(timestampUnixMs, cancellationToken);
        }

        EndLeftSeries(timestampUnixMs);
        _status = MakeStatus() with { LastEvaluationUnixMs = timestampUnixMs, LastDuration = _context.Clock.GetElapsedTime(started) };
        return _status;
    }

    /// <summary>Brings <see cref="Status"/> up to date with alerts that were restored.</summary>
    internal void Refresh() => _status = MakeStatus();

    /// <summary>Goes on where an earlier definition of the group stopped: rules of the same name and labels keep their alerts, the series of others end with the next evaluation.</summary>
    /// <param name="previous">The evaluator of the earlier definition, which is not used any more.</param>
    public void TakeOver(RuleGroupEvaluator previous)
    {
        ArgumentNullException.ThrowIfNull(previous);
        var left = previous._runs.GroupBy(run => (run.Rule.Name, run.Labels, run is AlertingRuleRun)).ToDictionary(runs => runs.Key, runs => new Queue<RuleRun>(runs));
        foreach (RuleRun run in _runs)
        {
            if (left.TryGetValue((run.Rule.Name, run.Labels, run is AlertingRuleRun), out Queue<RuleRun>? candidates) && candidates.TryDequeue(out RuleRun? earlier))
                run.TakeOver(earlier);
        }

        _ended.AddRange(left.Values.SelectMany(runs => runs));
        _ended.AddRange(previous._ended);
        _status = MakeStatus();
    }

    /// <summary>Ends all series of a group that is no longer evaluated.</summary>
    /// <param name="timestampUnixMs">The time of the stale markers, in milliseconds since 1970-01-01 UTC; Prometheus waits for two intervals.</param>
    public void End(long timestampUnixMs)
    {
        foreach (RuleRun run in _runs.Concat(_ended))
            run.End(timestampUnixMs);
        _ended = [];
    }

    // What another rule of the group goes on writing has not ended.
    private void EndLeftSeries(long timestampUnixMs)
    {
        foreach (RuleRun ended in _ended)
        {
            foreach (RuleRun run in _runs)
                ended.Written.ExceptWith(run.Written);
            ended.End(timestampUnixMs);
        }

        _ended = [];
    }

    private RuleGroupStatus MakeStatus() => new(Group, [.. _runs.Select(run => run.Status)]);
}
