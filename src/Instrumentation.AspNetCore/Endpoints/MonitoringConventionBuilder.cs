using Microsoft.AspNetCore.Builder;

namespace Instrumentation.Endpoints;

// Hands a convention to every endpoint of the monitoring.
internal sealed class MonitoringConventionBuilder(IReadOnlyList<IEndpointConventionBuilder> endpoints) : IEndpointConventionBuilder
{
    public void Add(Action<EndpointBuilder> convention)
    {
        foreach (IEndpointConventionBuilder endpoint in endpoints)
            endpoint.Add(convention);
    }

    public void Finally(Action<EndpointBuilder> finalConvention)
    {
        foreach (IEndpointConventionBuilder endpoint in endpoints)
            endpoint.Finally(finalConvention);
    }
}
