using Instrumentation.Routing;

namespace Instrumentation.Pipeline;

/// <summary>A group's way through the stages.</summary>
/// <param name="route">The group's route.</param>
/// <param name="alerts">The group's alerts, in the order of notifications.</param>
/// <param name="dueAt">When the group was due, which decides about times of day.</param>
/// <param name="now">When the flush happens.</param>
internal sealed class PipelineRun(AlertRoute route, IReadOnlyList<Alert> alerts, DateTimeOffset dueAt, DateTimeOffset now)
{
    private readonly List<MutedAlert> _muted = [];

    public AlertRoute Route { get; } = route;

    public DateTimeOffset DueAt { get; } = dueAt;

    public DateTimeOffset Now { get; } = now;

    /// <summary>The alerts that are left.</summary>
    public IReadOnlyList<Alert> Alerts { get; private set; } = alerts;

    public IReadOnlyList<MutedAlert> Muted => _muted;

    /// <summary>Takes out the alerts for which there is a reason.</summary>
    public void Mute(IPipelineStage stage, Func<Alert, string?> reason)
    {
        var left = new List<Alert>(Alerts.Count);
        foreach (Alert alert in Alerts)
        {
            if (reason(alert) is { } found)
                _muted.Add(new MutedAlert(alert, stage.Name, found));
            else
                left.Add(alert);
        }

        Alerts = left;
    }
}
