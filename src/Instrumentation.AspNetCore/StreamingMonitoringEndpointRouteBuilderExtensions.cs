using Instrumentation;
using Instrumentation.Access;
using Instrumentation.Endpoints;
using Instrumentation.Hosting;
using Instrumentation.PrometheusApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Log = Instrumentation.Log;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the monitoring's endpoints.</summary>
public static class StreamingMonitoringEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps the exposition (<c>/metrics</c>), the health summary (<c>/health</c>) and each component's health (<c>/health/{component}</c>); where the
    /// services have an <see cref="Instrumentation.Reading.ISeriesSource"/>, the Prometheus HTTP API as well (<c>/api/v1/...</c> and <c>/federate</c>).
    /// </summary>
    /// <param name="endpoints">The application, or a group of its routes.</param>
    /// <param name="prefix">What the paths begin with, such as <c>/monitoring</c>; null for <see cref="EndpointSettings.Prefix"/>.</param>
    /// <returns>A builder whose conventions, such as <c>RequireAuthorization()</c>, apply to all of them.</returns>
    /// <remarks>
    /// Callers from other machines get the bare health status, and 403 for the rest, unless <see cref="EndpointSettings.AllowRemote"/> is set or
    /// the endpoints require an authorisation that the caller has. A route that exists already stops the start of the application, before the
    /// server listens; where the monitoring was added with <c>services.AddStreamingMonitoring()</c> rather than with
    /// <c>builder.AddStreamingMonitoring()</c>, shortly after it has begun to listen.
    /// </remarks>
    /// <exception cref="ArgumentException">The prefix is not a path.</exception>
    /// <exception cref="InvalidOperationException"><c>AddStreamingMonitoring</c> was not called.</exception>
    /// <exception cref="OptionsValidationException">A setting of the monitoring is wrong; the message names its key.</exception>
    public static IEndpointConventionBuilder MapStreamingMonitoring(this IEndpointRouteBuilder endpoints, string? prefix = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        IServiceProvider services = endpoints.ServiceProvider;
        StreamingMonitoringOptions options = OptionsOf(services);
        if (prefix is not null && !AllowedPathAttribute.IsPath(prefix, mayBeEmpty: true))
            throw new ArgumentException($"The prefix '{prefix}' is not a path such as /monitoring.", nameof(prefix));
        prefix ??= options.Endpoints.Prefix;
        ILogger logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("Instrumentation.AspNetCore");
        var routes = new MonitoringRoutes(endpoints, prefix, options.Endpoints, new AccessPolicy(options.Endpoints, logger), logger);
        IEndpointConventionBuilder mapped = routes.Map();
        if (endpoints is IApplicationBuilder application && !StreamingMonitoringApplicationBuilderExtensions.IsMeasured(application))
            application.UseStreamingMonitoring();
        // Once more at the end of the start, for what was mapped without the startup filter.
        services.GetRequiredService<StartChecks>().Add(() => RouteConflicts.Check(services.GetRequiredService<EndpointDataSource>()));
        Log.EndpointsMapped(
            logger,
            (routes.HasApi ? $"{prefix}{options.Endpoints.Api.Prefix}{PrometheusApiRoutes.Base}/, " : "") + $"{prefix}{options.Endpoints.MetricsPath} and {prefix}{options.Endpoints.HealthPath}",
            options.Endpoints.AllowRemote ? "all of it" : "the bare health status only");
        return mapped;
    }

    internal static StreamingMonitoringOptions OptionsOf(IServiceProvider services) => services.GetService<StartChecks>() is not null
        ? services.GetRequiredService<IOptions<StreamingMonitoringOptions>>().Value
        : throw new InvalidOperationException("The monitoring is not among the services; call builder.AddStreamingMonitoring() before the application is built.");
}
