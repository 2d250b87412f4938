using Instrumentation.Answers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Instrumentation.Endpoints;

// Answers for the whole application and for one component.
internal sealed class HealthEndpoint(HealthCheckService checks, IReadOnlySet<string> components, TimeProvider time)
{
    // Anyone may ask for the bare status, so what it costs must not depend on how often they do.
    private static readonly TimeSpan SharedFor = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private Task<HealthReport>? _shared;
    private long _sharedAt;

    public async Task WriteSummaryAsync(HttpContext context, bool isOpen)
    {
        if (!isOpen)
        {
            HealthStatus status = (await SharedReport().WaitAsync(context.RequestAborted)).Status;
            await JsonAnswer.WriteAsync(context, StatusCodeOf(status), json => HealthText.WriteBare(json, status));
            return;
        }

        HealthReport report = await checks.CheckHealthAsync(context.RequestAborted);
        await JsonAnswer.WriteAsync(context, StatusCodeOf(report.Status), json => HealthText.WriteSummary(json, report, time.GetUtcNow()));
    }

    public async Task WriteComponentAsync(HttpContext context)
    {
        string component = context.Request.RouteValues["component"] as string ?? "";
        if (!components.Contains(component))
        {
            await JsonAnswer.WriteAsync(context, StatusCodes.Status404NotFound, json => HealthText.WriteUnknown(json, component));
            return;
        }

        HealthReport report = await checks.CheckHealthAsync(check => string.Equals(check.Name, component, StringComparison.OrdinalIgnoreCase), context.RequestAborted);
        HealthReportEntry entry = report.Entries.Values.First();
        await JsonAnswer.WriteAsync(context, StatusCodeOf(entry.Status), json => HealthText.WriteComponent(json, entry, time.GetUtcNow()));
    }

    private static int StatusCodeOf(HealthStatus status) => status == HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;

    private Task<HealthReport> SharedReport()
    {
        lock (_lock)
        {
            if (_shared is null || (_shared.IsCompleted && time.GetElapsedTime(_sharedAt) >= SharedFor))
            {
                _sharedAt = time.GetTimestamp();
                _shared = Task.Run(() => checks.CheckHealthAsync(CancellationToken.None));
            }

            return _shared;
        }
    }
}
