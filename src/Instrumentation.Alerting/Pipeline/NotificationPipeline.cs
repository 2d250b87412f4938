using Instrumentation.Inhibition;
using Instrumentation.Notifications;
using Instrumentation.Silencing;
using Instrumentation.TimeIntervals;

namespace Instrumentation.Pipeline;

/// <summary>
/// What happens to a group when it is flushed, in this order: <b>inhibition</b>, <b>active time</b>, <b>mute time</b>, <b>silence</b>, then for each of the
/// receiver's integrations <b>deduplication</b>, <b>delivery</b> and the <b>notification log</b>. The order is Alertmanager's.
/// </summary>
internal sealed class NotificationPipeline
{
    private readonly IPipelineStage[] _stages;
    private readonly NotificationLog _log;

    public NotificationPipeline(
        Inhibitor inhibitor, IReadOnlyDictionary<string, NamedTimeInterval> intervals, SilenceStore silences, NotificationLog log)
    {
        _log = log;
        _stages =
        [
            new InhibitionStage(inhibitor),
            new ActiveTimeStage(intervals),
            new MuteTimeStage(intervals),
            new SilenceStage(silences),
        ];
    }

    /// <summary>Takes out what is not to be told to anybody.</summary>
    public void Mute(PipelineRun run)
    {
        foreach (IPipelineStage stage in _stages)
        {
            if (run.Alerts.Count == 0)
                return;
            stage.Apply(run);
        }
    }

    /// <summary>Decides whether one integration is told what is left.</summary>
    public NotificationReason Deduplicate(PipelineRun run, NotificationLogKey key, bool sendsResolved) =>
        Deduplication.Decide(_log.Find(key), Firing(run.Alerts), Resolved(run.Alerts), sendsResolved, run.Route.RepeatInterval, run.DueAt);

    public static IReadOnlySet<AlertFingerprint> Firing(IEnumerable<Alert> alerts) => Fingerprints(alerts, isFiring: true);

    public static IReadOnlySet<AlertFingerprint> Resolved(IEnumerable<Alert> alerts) => Fingerprints(alerts, isFiring: false);

    private static HashSet<AlertFingerprint> Fingerprints(IEnumerable<Alert> alerts, bool isFiring) =>
        [.. alerts.Where(alert => alert.EndsAt is null == isFiring).Select(alert => alert.Fingerprint)];
}
