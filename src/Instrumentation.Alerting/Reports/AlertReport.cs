namespace Instrumentation.Reports;

/// <summary>An alert as it stands in the notifier. Immutable.</summary>
/// <param name="Alert">The alert.</param>
/// <param name="Receivers">Who is told of it, each once, in the order of the routes.</param>
/// <param name="SilencedBy">The ids of the active silences that match it.</param>
/// <param name="InhibitedBy">The alert that mutes it by an inhibition rule; empty for none.</param>
public sealed record AlertReport(Alert Alert, IReadOnlyList<string> Receivers, IReadOnlyList<string> SilencedBy, IReadOnlyList<AlertFingerprint> InhibitedBy)
{
    /// <summary>Whether something keeps it from being told.</summary>
    public bool IsSuppressed => SilencedBy.Count + InhibitedBy.Count > 0;
}
