namespace Instrumentation;

/// <summary>The meter that a captured instrument belongs to; OpenTelemetry calls it the instrumentation scope.</summary>
/// <param name="Name">The meter's name.</param>
/// <param name="Version">The meter's version, or null.</param>
/// <param name="Labels">The meter's own tags.</param>
public sealed record InstrumentScope(string Name, string? Version, LabelSet Labels);
