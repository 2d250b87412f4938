using Microsoft.Extensions.DependencyInjection;

namespace Instrumentation;

/// <summary>Adds to the monitoring of a host; what <c>AddStreamingMonitoring</c> returns.</summary>
public sealed class StreamingMonitoringBuilder
{
    internal StreamingMonitoringBuilder(IServiceCollection services) => Services = services;

    /// <summary>The host's services.</summary>
    public IServiceCollection Services { get; }
}
