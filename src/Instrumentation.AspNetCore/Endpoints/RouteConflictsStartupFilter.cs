using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Instrumentation.Endpoints;

// Looks for conflicts when the pipeline is put together, which is before the server listens.
internal sealed class RouteConflictsStartupFilter : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => application =>
    {
        next(application);
        if (application.ApplicationServices.GetService<EndpointDataSource>() is { } endpoints)
            RouteConflicts.Check(endpoints);
    };
}
