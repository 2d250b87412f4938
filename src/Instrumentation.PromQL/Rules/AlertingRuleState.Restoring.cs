using Instrumentation.Labels;
using Instrumentation.Reading;

namespace Instrumentation.Rules;

/// <content>Alerts of before a restart.</content>
public sealed partial class AlertingRuleState
{
    private long? _restoredAtUnixMs;
    private long _graceEndsAtUnixMs;

    /// <summary>Restores alerts that were kept whole. To be called before the first evaluation.</summary>
    /// <param name="alerts">The alerts, as <see cref="Alerts"/> gave them.</param>
    /// <param name="savedAtUnixMs">When they were kept, in milliseconds since 1970-01-01 UTC.</param>
    /// <param name="nowUnixMs">The time now.</param>
    /// <param name="options">How to restore; null for <see cref="AlertRestoreOptions.Default"/>. There is no grace period here.</param>
    /// <remarks>
    /// Firing alerts go on firing, resolved ones are told on, and pending ones go on being pending unless the outage was longer than tolerated.
    /// The outage counts neither for the time that an alert has to hold nor for that which it goes on firing. A rule that evaluates them keeps them
    /// as they are until it has samples of after the restart, see <see cref="AlertRestoreOptions.RestartGrace"/>.
    /// </remarks>
    public void Restore(IReadOnlyList<ActiveAlert> alerts, long savedAtUnixMs, long nowUnixMs, AlertRestoreOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(alerts);
        options ??= AlertRestoreOptions.Default;
        long outage = Math.Max(nowUnixMs - savedAtUnixMs, 0);
        _graceEndsAtUnixMs = nowUnixMs + (long)options.RestartGrace.TotalMilliseconds;
        foreach (ActiveAlert alert in alerts)
        {
            bool tooLate = outage > (long)options.OutageTolerance.TotalMilliseconds;
            if (alert.State == AlertState.Pending && tooLate)
                continue;
            _alerts[alert.Labels] = alert.State switch
            {
                AlertState.Pending => alert with { ActiveAtUnixMs = alert.ActiveAtUnixMs + outage },
                AlertState.Firing when alert.KeepFiringSinceUnixMs is { } since => alert with { KeepFiringSinceUnixMs = since + outage },
                _ => alert,
            };
        }

        _restoredAtUnixMs = _alerts.Values.Any(alert => alert.State != AlertState.Inactive) ? nowUnixMs : null;
    }

    /// <summary>Restores since when conditions hold from <c>ALERTS_FOR_STATE</c>, as Prometheus does. To be called after the second evaluation.</summary>
    /// <param name="samples">The last sample of each series of this rule within the outage tolerance.</param>
    /// <param name="nowUnixMs">The time now, in milliseconds since 1970-01-01 UTC.</param>
    /// <param name="options">How to restore; null for <see cref="AlertRestoreOptions.Default"/>.</param>
    /// <remarks>Evaluations give series from here on.</remarks>
    public void RestoreFromSeries(IReadOnlyList<AlertForStateSample> samples, long nowUnixMs, AlertRestoreOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(samples);
        options ??= AlertRestoreOptions.Default;
        GivesSeries = true;
        if (Rule.HoldDuration < options.GracePeriod)
            return;
        foreach (AlertForStateSample sample in samples)
        {
            SeriesLabels labels = sample.Labels.Without(LabelNames.MetricName);
            bool recent = nowUnixMs - sample.TimestampUnixMs <= (long)options.OutageTolerance.TotalMilliseconds;
            if (recent && !StaleMarker.Is(sample.Value) && _alerts.TryGetValue(labels, out ActiveAlert? alert) && alert.State != AlertState.Inactive)
                _alerts[labels] = alert with { ActiveAtUnixMs = RestoredActiveAt(sample, nowUnixMs, (long)options.GracePeriod.TotalMilliseconds) };
        }
    }

    /// <summary>When the alerts were restored, while it is not known yet whether they still hold; null otherwise. In milliseconds since 1970-01-01 UTC.</summary>
    internal long? UncertainSinceUnixMs(long nowUnixMs) => nowUnixMs < _graceEndsAtUnixMs ? _restoredAtUnixMs : null;

    /// <summary>Ends the uncertainty after a restart.</summary>
    internal void MakeCertain() => _restoredAtUnixMs = null;

    /// <summary>Takes the alerts of an earlier definition of the same rule.</summary>
    internal void TakeOver(AlertingRuleState previous)
    {
        foreach ((SeriesLabels labels, ActiveAlert alert) in previous._alerts)
            _alerts[labels] = alert;
        _evaluated = previous._evaluated;
        (_restoredAtUnixMs, _graceEndsAtUnixMs) = (previous._restoredAtUnixMs, previous._graceEndsAtUnixMs);
        GivesSeries = previous.GivesSeries;
    }

    private long RestoredActiveAt(AlertForStateSample sample, long now, long grace)
    {
        long activeAt = (long)sample.Value * 1000;
        long hold = (long)Rule.HoldDuration.TotalMilliseconds;
        long remaining = hold - (sample.TimestampUnixMs - activeAt);
        if (remaining <= 0)
            return activeAt;
        return remaining < grace ? now + grace - hold : activeAt + (now - sample.TimestampUnixMs);
    }
}
