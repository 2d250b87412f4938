using Instrumentation.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Instrumentation.Endpoints;

// Every route of the monitoring, with what a caller from another machine gets from it.
internal sealed class MonitoringRoutes(IEndpointRouteBuilder routes, string prefix, EndpointSettings settings, AccessPolicy access)
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public IEndpointConventionBuilder Map()
    {
        IServiceProvider services = routes.ServiceProvider;
        var metrics = new MetricsEndpoint(services.GetRequiredService<PrometheusExporter>());
        var health = new HealthEndpoint(
            services.GetRequiredService<HealthCheckService>(),
            services.GetRequiredService<IOptions<HealthCheckServiceOptions>>().Value.Registrations.Select(check => check.Name).ToHashSet(StringComparer.OrdinalIgnoreCase),
            services.GetService<TimeProvider>() ?? TimeProvider.System);
        return new MonitoringConventionBuilder(
        [
            Map(settings.MetricsPath, RemoteAnswer.Nothing, "metrics", (context, _) => metrics.WriteAsync(context)),
            Map(settings.HealthPath, RemoteAnswer.BareStatus, "health", health.WriteSummaryAsync),
            Map(settings.HealthPath + "/{component}", RemoteAnswer.Nothing, "component health", (context, _) => health.WriteComponentAsync(context)),
        ]);
    }

    private IEndpointConventionBuilder Map(string path, RemoteAnswer remoteAnswer, string name, Func<HttpContext, bool, Task> handler) => routes
        .MapMethods(prefix + path, Reading, context => HandleAsync(context, remoteAnswer, handler))
        .WithDisplayName($"Streaming monitoring: {name}")
        .WithMetadata(new MonitoringEndpoint(remoteAnswer));

    // The one door: who is not let in reaches a handler only to hear the bare status.
    private async Task HandleAsync(HttpContext context, RemoteAnswer remoteAnswer, Func<HttpContext, bool, Task> handler)
    {
        bool isOpen = await access.IsOpenToAsync(context);
        if (isOpen || remoteAnswer == RemoteAnswer.BareStatus)
            await handler(context, isOpen);
        else
            access.Refuse(context);
    }
}
