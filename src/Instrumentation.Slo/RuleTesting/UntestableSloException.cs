namespace Instrumentation.RuleTesting;

/// <summary>No test can be written for an SLO; the message says why.</summary>
internal sealed class UntestableSloException(string message) : Exception(message);
