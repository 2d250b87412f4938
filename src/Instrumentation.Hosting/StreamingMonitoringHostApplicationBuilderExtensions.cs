using Instrumentation;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the monitoring to a host that is being built.</summary>
public static class StreamingMonitoringHostApplicationBuilderExtensions
{
    /// <summary>Adds the recorder, the monitoring cycle, the health check and the settings; again and again is the same as once.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <param name="configure">Sets options in code, which wins over environment variables and configuration; null for nothing.</param>
    /// <returns>A builder to add to the monitoring.</returns>
    /// <remarks>The same as <see cref="StreamingMonitoringServiceCollectionExtensions.AddStreamingMonitoring"/> on the builder's services, which says where settings come from.</remarks>
    public static StreamingMonitoringBuilder AddStreamingMonitoring(this IHostApplicationBuilder builder, Action<StreamingMonitoringOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Services.AddStreamingMonitoring(configure);
    }
}
