namespace Instrumentation.Pipeline;

/// <summary>An alert that is not told, and why.</summary>
/// <param name="Alert">The alert.</param>
/// <param name="Stage">The stage that took it out.</param>
/// <param name="Reason">Why.</param>
internal sealed record MutedAlert(Alert Alert, string Stage, string Reason);
