namespace Instrumentation.Conformance.Reporting;

/// <summary>A case of an outside suite that does not hold.</summary>
/// <param name="Case">File, line and expression.</param>
/// <param name="Why">What was expected and what came.</param>
internal sealed record ConformanceFailure(string Case, string Why);
