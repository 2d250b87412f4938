namespace Instrumentation;

/// <summary>Events up to a time, for a simulation.</summary>
/// <param name="Time">The time.</param>
/// <param name="Good">Good events since the point before, 0 or more.</param>
/// <param name="Bad">Bad events since the point before, 0 or more.</param>
public readonly record struct SimulationPoint(DateTimeOffset Time, double Good, double Bad);
