using Instrumentation.Labels;

namespace Instrumentation.Rules;

/// <summary>The alerts of a rule from evaluation to evaluation. It reads no clock and asks nobody: time and samples are given to it.</summary>
/// <remarks>Not safe from several threads.</remarks>
public sealed partial class AlertingRuleState
{
    private readonly Dictionary<SeriesLabels, ActiveAlert> _alerts = [];
    private readonly NamedTexts _labels;
    private readonly int _limit;
    private bool _evaluated;

    /// <summary>Makes the state of a rule that was never evaluated.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="labels">The rule's labels with those of its group; null for the rule's own.</param>
    /// <param name="limit">How many alerts there may be, pending and firing together; 0 for no limit.</param>
    public AlertingRuleState(AlertingRule rule, NamedTexts? labels = null, int limit = 0)
    {
        ArgumentNullException.ThrowIfNull(rule);
        Rule = rule;
        _labels = labels ?? rule.Labels;
        _limit = limit;
    }

    /// <summary>How long a resolved alert is kept, so that it can be told again: 15 minutes.</summary>
    public static TimeSpan ResolvedRetention { get; } = TimeSpan.FromMinutes(15);

    /// <summary>The rule.</summary>
    public AlertingRule Rule { get; }

    /// <summary>The alerts that are pending, firing, or resolved not long ago, ordered by their labels.</summary>
    public IReadOnlyList<ActiveAlert> Alerts => [.. _alerts.Values.OrderBy(alert => alert.Labels)];

    /// <summary>The worst state of an alert; <see cref="AlertState.Unknown"/> before the first evaluation.</summary>
    public AlertState State
    {
        get
        {
            AlertState worst = _evaluated ? AlertState.Inactive : AlertState.Unknown;
            foreach (ActiveAlert alert in _alerts.Values)
                worst = (AlertState)Math.Max((int)worst, (int)alert.State);
            return worst;
        }
    }

    /// <summary>Whether evaluations give series; default true. Switched off until alerts of before a restart are restored from those series.</summary>
    public bool GivesSeries { get; set; } = true;

    /// <summary>Takes the result of an evaluation: whatever alert is not in it is no longer there.</summary>
    /// <param name="timestampUnixMs">The time of the evaluation, in milliseconds since 1970-01-01 UTC.</param>
    /// <param name="candidates">One for each sample.</param>
    /// <returns>The series <c>ALERTS</c> and <c>ALERTS_FOR_STATE</c> of all alerts that are pending or firing.</returns>
    /// <exception cref="RuleEvaluationException">Two candidates have the same labels, which leaves the state as it is; or there are more alerts than the limit, which drops them all.</exception>
    public IReadOnlyList<EvaluatedSample> Evaluate(long timestampUnixMs, IReadOnlyList<AlertCandidate> candidates) => Evaluate(timestampUnixMs, candidates, keepsOthers: false);

    /// <summary>Goes through an evaluation that could not tell: alerts stay as they are.</summary>
    /// <param name="timestampUnixMs">The time of the evaluation.</param>
    /// <param name="candidates">Alerts that come because the evaluation could not tell.</param>
    /// <returns>The series of all alerts that are pending or firing.</returns>
    /// <exception cref="RuleEvaluationException">Two candidates have the same labels, or there are more alerts than the limit.</exception>
    public IReadOnlyList<EvaluatedSample> Hold(long timestampUnixMs, IReadOnlyList<AlertCandidate> candidates) => Evaluate(timestampUnixMs, candidates, keepsOthers: true);

    private List<EvaluatedSample> Evaluate(long now, IReadOnlyList<AlertCandidate> candidates, bool keepsOthers)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        var given = new Dictionary<SeriesLabels, AlertCandidate>(candidates.Count);
        foreach (AlertCandidate candidate in candidates)
        {
            if (!given.TryAdd(candidate.Labels, candidate))
                throw new RuleEvaluationException("vector contains metrics with the same labelset after applying alert labels");
        }

        _evaluated = true;
        foreach (AlertCandidate candidate in candidates)
            Take(candidate, now);
        int active = 0;
        foreach (ActiveAlert alert in _alerts.Values.ToArray())
        {
            ActiveAlert? next = given.ContainsKey(alert.Labels) ? Given(alert, now)
                : keepsOthers && alert.State != AlertState.Inactive ? alert
                : Missing(alert, now);
            if (next is null)
                _alerts.Remove(alert.Labels);
            else
                _alerts[alert.Labels] = next;
            active += next is { State: AlertState.Pending or AlertState.Firing } ? 1 : 0;
        }

        if (_limit > 0 && active > _limit)
        {
            _alerts.Clear();
            throw new RuleEvaluationException($"exceeded limit of {_limit} with {active} alerts");
        }

        return GivesSeries ? Series() : [];
    }

    private void Take(AlertCandidate candidate, long now)
    {
        bool known = _alerts.TryGetValue(candidate.Labels, out ActiveAlert? alert) && alert.State != AlertState.Inactive;
        _alerts[candidate.Labels] = known
            ? alert! with { Annotations = candidate.Annotations, Value = candidate.Value }
            : new ActiveAlert { Labels = candidate.Labels, Annotations = candidate.Annotations, Value = candidate.Value, ActiveAtUnixMs = now };
    }

    private ActiveAlert Given(ActiveAlert alert, long now) => Advance(alert with { KeepFiringSinceUnixMs = null }, now);

    private ActiveAlert? Missing(ActiveAlert alert, long now)
    {
        if (alert.State == AlertState.Firing && Rule.KeepFiringDuration > TimeSpan.Zero)
        {
            alert = alert with { KeepFiringSinceUnixMs = alert.KeepFiringSinceUnixMs ?? now };
            if (now - alert.KeepFiringSinceUnixMs < (long)Rule.KeepFiringDuration.TotalMilliseconds)
                return Advance(alert, now);
        }

        if (alert.State == AlertState.Pending || now - alert.ResolvedAtUnixMs > (long)ResolvedRetention.TotalMilliseconds)
            return null;
        return alert.State == AlertState.Inactive ? alert : alert with { State = AlertState.Inactive, ResolvedAtUnixMs = now };
    }

    private ActiveAlert Advance(ActiveAlert alert, long now)
    {
        bool heldLongEnough = now - alert.ActiveAtUnixMs >= (long)Rule.HoldDuration.TotalMilliseconds;
        if (alert.State == AlertState.Pending && heldLongEnough)
            return alert with { State = AlertState.Firing, FiredAtUnixMs = now };

        // The rule has come to ask for longer.
        if (alert.State == AlertState.Firing && !heldLongEnough)
            return alert with { State = AlertState.Pending, FiredAtUnixMs = null, LastSentAtUnixMs = null, KeepFiringSinceUnixMs = null };
        return alert;
    }

    private List<EvaluatedSample> Series()
    {
        var series = new List<EvaluatedSample>(_alerts.Count * 2);
        foreach (ActiveAlert alert in Alerts)
        {
            if (alert.State == AlertState.Inactive)
                continue;

            // As on Prometheus, a label whose template gives nothing stands here as it was written.
            var labels = new SeriesLabelsBuilder(alert.Labels);
            foreach ((string name, string text) in _labels)
            {
                if (!alert.Labels.Contains(name) && name != LabelNames.MetricName)
                    labels.Set(name, text);
            }

            labels.Set(LabelNames.MetricName, AlertLabels.ForStateSeries);
            labels.Set(AlertLabels.AlertName, Rule.Name);
            SeriesLabels forState = labels.Build();
            labels.Set(LabelNames.MetricName, AlertLabels.Series);
            labels.Set(AlertLabels.State, alert.State == AlertState.Firing ? "firing" : "pending");
            series.Add(new EvaluatedSample(labels.Build(), 1));
            series.Add(new EvaluatedSample(forState, Math.Floor(alert.ActiveAtUnixMs / 1000d)));
        }

        return series;
    }
}
