using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Samples.StreamingAnalytics.Processing;

/// <summary>The component <c>pipeline</c> of the health summary.</summary>
internal sealed class PipelineHealth(PipelineStatus status) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(status.IsHealthy
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded("A fault is switched on, or events wait in the dead letter queue."));
}
