namespace Instrumentation;

/// <summary>An incident that a simulation found: bad events that no quiet time parts.</summary>
/// <param name="Start">The time before which all was well.</param>
/// <param name="End">The time of the last bad events.</param>
/// <param name="Bad">The bad events.</param>
/// <param name="BudgetShare">The part of the compliance period's budget that they took, at the traffic of the whole history.</param>
/// <param name="IsSignificant">Whether that is as much as asked for.</param>
/// <param name="DetectedAt">When the first alert fired within it; null for none.</param>
public sealed record SimulatedIncident(DateTimeOffset Start, DateTimeOffset End, double Bad, decimal BudgetShare, bool IsSignificant, DateTimeOffset? DetectedAt);
