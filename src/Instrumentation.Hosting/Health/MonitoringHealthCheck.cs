using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Instrumentation.Health;

// The component "monitoring": degraded while something that is configured does not work, never unhealthy, because the application works.
internal sealed class MonitoringHealthCheck(FeatureHealth features) : IHealthCheck
{
    public const string Name = "monitoring";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        Dictionary<string, object> faults = features.Faults.ToDictionary(fault => fault.Key, fault => (object)fault.Value, StringComparer.Ordinal);
        return Task.FromResult(faults.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(data: faults));
    }
}
