namespace Instrumentation.Endpoints;

// Metadata of every endpoint of the monitoring: what a caller from another machine gets.
internal sealed record MonitoringEndpoint(RemoteAnswer RemoteAnswer);
