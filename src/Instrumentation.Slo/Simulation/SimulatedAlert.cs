namespace Instrumentation;

/// <summary>An alert that a simulation saw fire.</summary>
/// <param name="Severity">What it asked for.</param>
/// <param name="FiredAt">When it fired.</param>
/// <param name="ResolvedAt">When it ended; null where it did not before the history's end.</param>
/// <param name="Explanation">Which pair fired, and why.</param>
public sealed record SimulatedAlert(BurnRateSeverity Severity, DateTimeOffset FiredAt, DateTimeOffset? ResolvedAt, string Explanation);
