using Instrumentation;
using Instrumentation.Endpoints;
using Instrumentation.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the monitoring to an ASP.NET Core application.</summary>
public static class StreamingMonitoringWebApplicationBuilderExtensions
{
    /// <summary>Adds the recorder, the monitoring cycle, the health check and the settings, and measures all requests.</summary>
    /// <param name="builder">The application's builder.</param>
    /// <param name="configure">Sets options in code, which wins over environment variables and configuration; null for nothing.</param>
    /// <returns>A builder to add to the monitoring.</returns>
    /// <remarks>Requests are measured unless <see cref="RequestMetricsSettings.Enabled"/> is false.</remarks>
    public static StreamingMonitoringBuilder AddStreamingMonitoring(this WebApplicationBuilder builder, Action<StreamingMonitoringOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Transient<IStartupFilter, RouteConflictsStartupFilter>());
        return builder.Services.AddStreamingMonitoring(configure).AddRequestMetrics();
    }

    /// <summary>Measures all requests from the start of the pipeline.</summary>
    /// <param name="builder">The monitoring's builder.</param>
    /// <returns>The builder.</returns>
    /// <remarks>Only needed where <c>AddStreamingMonitoring</c> was called on the services and not on a <see cref="WebApplicationBuilder"/>.</remarks>
    public static StreamingMonitoringBuilder AddRequestMetrics(this StreamingMonitoringBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Transient<IStartupFilter, RequestMetricsStartupFilter>());
        return builder;
    }
}
