using Instrumentation.Grouping;
using Instrumentation.Labels;

namespace Instrumentation;

/// <summary>What a receiver is told: a group of alerts at a time.</summary>
/// <remarks>Immutable and safe from any thread.</remarks>
public sealed record Notification
{
    /// <summary>What identifies the group; the same for each notification about it.</summary>
    public required GroupKey GroupKey { get; init; }

    /// <summary>Who is told.</summary>
    public required string Receiver { get; init; }

    /// <summary>The labels that all alerts of the group share by definition.</summary>
    public required SeriesLabels GroupLabels { get; init; }

    /// <summary>The alerts; firing ones have no <see cref="Alert.EndsAt"/>.</summary>
    public required IReadOnlyList<Alert> Alerts { get; init; }

    /// <summary>Why the receiver is told now.</summary>
    public required Notifications.NotificationReason Reason { get; init; }

    /// <summary>Labels of the route, expanded.</summary>
    public SeriesLabels RouteLabels { get; init; } = SeriesLabels.Empty;

    /// <summary>When the group was due.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>The labels that all alerts have with the same value.</summary>
    public SeriesLabels CommonLabels => Common(alert => alert.Labels);

    /// <summary>The annotations that all alerts have with the same value.</summary>
    public SeriesLabels CommonAnnotations => Common(alert => alert.Annotations);

    /// <summary>Whether any alert fires; otherwise all have ended.</summary>
    public bool IsFiring => Alerts.Any(alert => alert.EndsAt is null);

    private SeriesLabels Common(Func<Alert, SeriesLabels> of) => Alerts.Count == 0
        ? SeriesLabels.Empty
        : SeriesLabels.Of(of(Alerts[0]).Where(label => Alerts.All(alert => of(alert)[label.Name] == label.Value)));
}
