namespace Instrumentation.Alerting;

// The configuration that code gives.
internal sealed record AlertRouting(AlertmanagerFile Configuration);
