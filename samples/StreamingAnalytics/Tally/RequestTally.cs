using Microsoft.AspNetCore.Http.Metadata;

namespace Samples.StreamingAnalytics.Tally;

/// <summary>Counts requests by method, route and status, without the library's own endpoints and those that are not to be measured.</summary>
internal sealed class RequestTally(PipelineTally tally) : IMiddleware
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        finally
        {
            Count(context);
        }
    }

    private void Count(HttpContext context)
    {
        string endpoint = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "unmatched";
        bool isLeftOut = context.GetEndpoint()?.Metadata.GetMetadata<IDisableHttpMetricsMetadata>() is not null
            || endpoint is "/metrics"
            || endpoint.StartsWith("/health", StringComparison.Ordinal);
        if (!isLeftOut)
            tally.Requests.Add((context.Request.Method, endpoint, context.Response.StatusCode));
    }
}
