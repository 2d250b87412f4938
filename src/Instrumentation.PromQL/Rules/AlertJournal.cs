using Instrumentation.Journal;

namespace Instrumentation.Rules;

/// <summary>Keeps the alerts of rule groups across restarts and crashes: pending, firing and resolved ones, with all their times.</summary>
/// <remarks>
/// What was kept since the last commit is lost to a kill. Of a rule whose alerts take more than 16 MiB a part is kept. Disks hurt nobody: failures are counted in <see cref="Status"/>. Safe from any thread.
/// </remarks>
public sealed class AlertJournal : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly KeptAlerts _kept;
    private readonly StateJournal _journal;

    private AlertJournal(KeptAlerts kept, StateJournal journal)
    {
        _kept = kept;
        _journal = journal;
    }

    /// <summary>What the journal does and has met.</summary>
    public JournalStatus Status => _journal.Status;

    /// <summary>Reads what a folder has.</summary>
    /// <param name="options">The folder, and limits; <see cref="JournalOptions.StateVersion"/> is the journal's own affair.</param>
    /// <param name="timeProvider">Measures the time between flushes and between attempts after a failure; null for the system's.</param>
    /// <param name="cancellationToken">Keeps the opening from starting; what has started goes on.</param>
    /// <returns>The journal, whatever became of the folder; see <see cref="Status"/>.</returns>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled before.</exception>
    public static async Task<AlertJournal> OpenAsync(JournalOptions options, TimeProvider? timeProvider = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var kept = new KeptAlerts();
        return new AlertJournal(kept, await StateJournal.OpenAsync(options.WithVersion(KeptAlerts.Version), kept, timeProvider, cancellationToken));
    }

    /// <summary>Gives a group the alerts that were kept of its rules. To be called before its first evaluation.</summary>
    /// <param name="file">What tells groups of the same name apart, such as their file.</param>
    /// <param name="evaluator">The group's evaluator. Rules of the name and labels that they had get their alerts, as of <see cref="AlertingRuleState.Restore"/>.</param>
    /// <param name="nowUnixMs">The time now, in milliseconds since 1970-01-01 UTC.</param>
    /// <param name="options">How to restore; null for <see cref="AlertRestoreOptions.Default"/>.</param>
    /// <returns>How many alerts were restored.</returns>
    public int Restore(string file, RuleGroupEvaluator evaluator, long nowUnixMs, AlertRestoreOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(evaluator);
        lock (_gate)
        {
            foreach ((string key, AlertingRuleState state) in KeysOf(file, evaluator))
            {
                if (_kept.Find(key) is { } alerts && _kept.EvaluatedAt(GroupKey(file, evaluator)) is { } evaluated)
                    state.Restore(alerts, evaluated, nowUnixMs, options);
            }
        }

        evaluator.Refresh();
        return evaluator.AlertStates.Sum(state => state.Alerts.Count);
    }

    /// <summary>Keeps the alerts of a group, to be called after each of its evaluations.</summary>
    /// <param name="file">What tells groups of the same name apart, such as their file.</param>
    /// <param name="evaluator">The group's evaluator, which must not evaluate meanwhile.</param>
    public void Keep(string file, RuleGroupEvaluator evaluator)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(evaluator);
        if (evaluator.Status.LastEvaluationUnixMs is not { } evaluated)
            return;
        lock (_gate)
        {
            foreach ((string key, AlertingRuleState state) in KeysOf(file, evaluator))
            {
                if (_kept.Set(key, state.Alerts) is { } record)
                    _journal.Append(KeptAlerts.RuleEntry, record);
            }

            _journal.Append(KeptAlerts.GroupEntry, _kept.SetEvaluated(GroupKey(file, evaluator), evaluated));
        }
    }

    /// <summary>Writes all that was kept before.</summary>
    /// <param name="flush">Whether to flush to the disk at once; otherwise that happens every <see cref="JournalOptions.FlushInterval"/>.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Whether all of it is kept. False while nothing is kept.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ValueTask<bool> CommitAsync(bool flush = false, CancellationToken cancellationToken = default)
    {
        lock (_gate)
            return _journal.CommitAsync(flush, cancellationToken);
    }

    /// <summary>Writes and flushes all that was kept before, and gives the folder free.</summary>
    /// <returns>When that is done.</returns>
    public ValueTask DisposeAsync()
    {
        lock (_gate)
            return _journal.DisposeAsync();
    }

    private static string GroupKey(string file, RuleGroupEvaluator evaluator) => $"{file}\n{evaluator.Group.Name}";

    // Rules of the same name and labels are told apart by their order.
    private static IEnumerable<(string Key, AlertingRuleState State)> KeysOf(string file, RuleGroupEvaluator evaluator)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (AlertingRuleState state in evaluator.AlertStates)
        {
            string key = $"{GroupKey(file, evaluator)}\n{state.Rule.Name}\n{evaluator.Group.LabelsOf(state.Rule)}";
            int same = seen.GetValueOrDefault(key);
            seen[key] = same + 1;
            yield return ($"{key}\n{same}", state);
        }
    }
}
