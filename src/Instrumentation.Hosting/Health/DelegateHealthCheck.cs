using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Instrumentation.Health;

// A check that does not heed its token must not keep the others waiting.
internal sealed class DelegateHealthCheck(Func<CancellationToken, Task<HealthCheckResult>> check) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => check(cancellationToken).WaitAsync(cancellationToken);
}
