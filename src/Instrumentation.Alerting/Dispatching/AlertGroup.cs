using Instrumentation.Grouping;
using Instrumentation.Labels;
using Instrumentation.Routing;

namespace Instrumentation.Dispatching;

/// <summary>The alerts of a route that are told together, and when.</summary>
/// <remarks>Belongs to one thread at a time.</remarks>
internal sealed class AlertGroup
{
    private readonly Dictionary<AlertFingerprint, Alert> _alerts = [];

    public AlertGroup(AlertRoute route, SeriesLabels labels)
    {
        Route = route;
        Labels = labels;
        Key = GroupKey.Of(route, labels);
    }

    public AlertRoute Route { get; }

    public SeriesLabels Labels { get; }

    public GroupKey Key { get; }

    public IReadOnlyCollection<Alert> Alerts => _alerts.Values;

    /// <summary>When the group is flushed next.</summary>
    public DateTimeOffset DueAt { get; set; }

    public bool HasFlushed { get; set; }

    /// <summary>The flush that is going on; null for none.</summary>
    public Flush? Running { get; set; }

    /// <summary>When the group was due while a flush was going on; null for not.</summary>
    public DateTimeOffset? MissedAt { get; set; }

    /// <summary>Whether the group is no longer in use, so that its timers mean nothing.</summary>
    public bool IsClosed { get; set; }

    public void Put(Alert alert) => _alerts[alert.Fingerprint] = alert;

    /// <summary>Forgets alerts, but those that were reported again since.</summary>
    public void RemoveUnlessChanged(IEnumerable<Alert> alerts)
    {
        foreach (Alert alert in alerts)
        {
            if (_alerts.TryGetValue(alert.Fingerprint, out Alert? now) && ReferenceEquals(now, alert))
                _alerts.Remove(alert.Fingerprint);
        }
    }
}
