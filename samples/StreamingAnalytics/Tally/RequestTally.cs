using Microsoft.AspNetCore.Http.Metadata;

namespace Samples.StreamingAnalytics.Tally;

/// <summary>Counts requests by method, route and status, without the library's own endpoints and those that are not to be measured.</summary>
internal sealed class RequestTally(PipelineTally tally) : IMiddleware
{
    private const string OtherMethod = "_OTHER";

    private static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE", "HEAD", "PATCH", "OPTIONS", "CONNECT", "TRACE"];

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception exception)
        {
            Count(context, StatusOf(exception, context));
            throw;
        }

        Count(context, context.Response.StatusCode);
    }

    // A client may send any word, and must not make an entry of each.
    private static string Fold(string method) => Array.Find(Methods, known => HttpMethods.Equals(known, method)) ?? OtherMethod;

    private static int StatusOf(Exception exception, HttpContext context) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        OperationCanceledException or IOException when context.RequestAborted.IsCancellationRequested => StatusCodes.Status499ClientClosedRequest,
        _ => StatusCodes.Status500InternalServerError,
    };

    private void Count(HttpContext context, int status)
    {
        string endpoint = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "unmatched";
        bool isLeftOut = context.GetEndpoint()?.Metadata.GetMetadata<IDisableHttpMetricsMetadata>() is not null
            || endpoint is "/metrics"
            || endpoint.StartsWith("/health", StringComparison.Ordinal);
        if (!isLeftOut)
            tally.Requests.Add((Fold(context.Request.Method), endpoint, status));
    }
}
