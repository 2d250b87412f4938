using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Instrumentation.Requests;

// Puts the measurement in front of everything, so that what the pipeline answers early is measured as well.
internal sealed class RequestMetricsStartupFilter : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => application =>
    {
        application.UseStreamingMonitoring();
        next(application);
    };
}
