namespace Instrumentation.Rules;

/// <content>Handing alerts on.</content>
public sealed partial class AlertingRuleState
{
    /// <summary>Takes the alerts that are due to be handed on, and notes that they were.</summary>
    /// <param name="timestampUnixMs">The time of the evaluation before, in milliseconds since 1970-01-01 UTC.</param>
    /// <param name="interval">How often the rule is evaluated.</param>
    /// <param name="resendDelay">After how long a firing or resolved alert is told again; Prometheus has 1 minute.</param>
    /// <returns>Firing alerts, and resolved ones for as long as they are kept.</returns>
    public IReadOnlyList<AlertToSend> TakeDue(long timestampUnixMs, TimeSpan interval, TimeSpan resendDelay)
    {
        long resendMs = (long)resendDelay.TotalMilliseconds;
        long validUntil = timestampUnixMs + (4 * Math.Max((long)interval.TotalMilliseconds, resendMs));
        var due = new List<AlertToSend>();
        foreach (ActiveAlert alert in Alerts)
        {
            if (!IsDue(alert, timestampUnixMs, resendMs))
                continue;
            ActiveAlert sent = alert with { LastSentAtUnixMs = timestampUnixMs };
            _alerts[alert.Labels] = sent;
            due.Add(new AlertToSend(sent, alert.ResolvedAtUnixMs ?? validUntil));
        }

        return due;
    }

    private static bool IsDue(ActiveAlert alert, long now, long resendMs) => alert switch
    {
        { State: AlertState.Pending } => false,
        { LastSentAtUnixMs: null } => true,
        { ResolvedAtUnixMs: { } resolved } when resolved > alert.LastSentAtUnixMs => true,
        _ => alert.LastSentAtUnixMs + resendMs < now,
    };
}
