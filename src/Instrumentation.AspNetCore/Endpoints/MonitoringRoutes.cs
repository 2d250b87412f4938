using Instrumentation.Access;
using Instrumentation.AlertmanagerApi;
using Instrumentation.PrometheusApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Instrumentation.Endpoints;

// Every route of the monitoring, with what a caller from another machine gets from it.
internal sealed class MonitoringRoutes(IEndpointRouteBuilder routes, string prefix, EndpointSettings settings, AccessPolicy access, ILogger logger)
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];
    private static readonly string[] Querying = [HttpMethods.Get, HttpMethods.Post];

    // Whether there is something to query.
    public bool HasApi { get; private set; }

    public IEndpointConventionBuilder Map()
    {
        IServiceProvider services = routes.ServiceProvider;
        var metrics = new MetricsEndpoint(services.GetRequiredService<PrometheusExporter>());
        var health = new HealthEndpoint(
            services.GetRequiredService<HealthCheckService>(),
            services.GetRequiredService<IOptions<HealthCheckServiceOptions>>().Value.Registrations.Select(check => check.Name).ToHashSet(StringComparer.OrdinalIgnoreCase),
            services.GetService<TimeProvider>() ?? TimeProvider.System);
        var slos = new SloEndpoints(services.GetRequiredService<SloMonitor>(), services.GetRequiredService<DeploymentGate>(), services.GetService<TimeProvider>() ?? TimeProvider.System);
        PrometheusApiRoute[] api = [.. PrometheusApiRoutes.All(services, settings.Api, logger)];
        HasApi = api.Length > 0;
        IEnumerable<AlertmanagerApiRoute> notifications = AlertmanagerApiRoutes.All(services, settings.Api, logger);
        return new MonitoringConventionBuilder(
        [
            Map(settings.MetricsPath, Reading, RemoteAnswer.Nothing, "metrics", (context, _) => metrics.WriteAsync(context)),
            Map(settings.HealthPath, Reading, RemoteAnswer.BareStatus, "health", health.WriteSummaryAsync),
            Map(settings.HealthPath + "/{component}", Reading, RemoteAnswer.Nothing, "component health", (context, _) => health.WriteComponentAsync(context)),
            Map(SloEndpoints.StatusPath, Reading, RemoteAnswer.Nothing, "SLO status", (context, _) => slos.WriteStatusAsync(context)),
            Map(SloEndpoints.ReportPath, Reading, RemoteAnswer.Nothing, "SLO report", (context, _) => slos.WriteReportAsync(context)),
            Map(SloEndpoints.GatePath, Reading, RemoteAnswer.Nothing, "deployment gate", (context, _) => slos.WriteGateAsync(context)),
            .. api.Select(route => Map(route.Path, Querying, RemoteAnswer.Nothing, "Prometheus API", (context, _) => route.HandleAsync(context))),
            .. notifications.Select(route => Map(route.Path, route.Methods, RemoteAnswer.Nothing, "Alertmanager API", (context, _) => route.HandleAsync(context))),
        ]);
    }

    private IEndpointConventionBuilder Map(string path, string[] methods, RemoteAnswer remoteAnswer, string name, Func<HttpContext, bool, Task> handler) => routes
        .MapMethods(prefix + path, methods, context => HandleAsync(context, remoteAnswer, handler))
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
