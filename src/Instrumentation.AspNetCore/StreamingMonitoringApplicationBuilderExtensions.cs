using Instrumentation;
using Instrumentation.Catalogue;
using Instrumentation.Requests;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Puts the monitoring into a request pipeline.</summary>
public static class StreamingMonitoringApplicationBuilderExtensions
{
    /// <summary>Measures requests from here on: how many, how long and how many at this moment, by method, route template and status.</summary>
    /// <param name="application">The pipeline.</param>
    /// <returns>The pipeline.</returns>
    /// <remarks>
    /// Only needed where <c>AddStreamingMonitoring</c> was called on the services and not on a <see cref="WebApplicationBuilder"/>, which measures
    /// from the pipeline's start. A request is measured once, however often this is called.
    /// </remarks>
    /// <exception cref="InvalidOperationException"><c>AddStreamingMonitoring</c> was not called.</exception>
    public static IApplicationBuilder UseStreamingMonitoring(this IApplicationBuilder application)
    {
        ArgumentNullException.ThrowIfNull(application);
        IServiceProvider services = application.ApplicationServices;
        RequestMetricsSettings settings = StreamingMonitoringEndpointRouteBuilderExtensions.OptionsOf(services).RequestMetrics;
        application.Properties[RequestMetricsKey] = true;
        if (!settings.Enabled)
            return application;
        var metrics = new RequestMetrics(
            services.GetRequiredService<IStreamingMetrics>(),
            new RequestMetricsOptions { HttpNames = settings.HttpNames, Prefix = settings.Prefix, ApiNames = settings.ApiNames });
        TimeProvider time = services.GetService<TimeProvider>() ?? TimeProvider.System;
        return application.Use(next => new RequestMetricsMiddleware(next, metrics, settings, time).InvokeAsync);
    }

    // Whether something else puts the measurement into the pipeline already, or will when it is built.
    internal static bool IsMeasured(IApplicationBuilder application) =>
        application.Properties.ContainsKey(RequestMetricsKey) || application.ApplicationServices.GetServices<IStartupFilter>().OfType<RequestMetricsStartupFilter>().Any();

    private const string RequestMetricsKey = "Instrumentation.RequestMetrics";
}
