using Instrumentation.Catalogue;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Instrumentation.Requests;

// Measures each request once, however often it was put into the pipeline.
internal sealed class RequestMetricsMiddleware(RequestDelegate next, RequestMetrics metrics, RequestMetricsSettings settings, TimeProvider time)
{
    public Task InvokeAsync(HttpContext context) => context.Features.Get<MeasuredRequest>() is null ? MeasureAsync(context) : next(context);

    private async Task MeasureAsync(HttpContext context)
    {
        long started = time.GetTimestamp();
        var request = new MeasuredRequest(metrics, context, settings.IncludeMonitoring) { Endpoint = context.GetEndpoint() };
        context.Features.Set(request);
        context.Features.Set<IEndpointFeature>(request);
        try
        {
            await next(context);
        }
        catch (Exception exception)
        {
            request.Complete(StatusOf(exception, context), time.GetElapsedTime(started));
            throw;
        }

        // A connection that was upgraded lasts as long as the user stays; that is no latency.
        bool isUpgraded = context.Response.StatusCode == StatusCodes.Status101SwitchingProtocols;
        request.Complete(context.Response.StatusCode, isUpgraded ? null : time.GetElapsedTime(started));
    }

    // What the client did wrong is not the server's error: the server answers a bad request with the number that the exception brings, and for a
    // client that went away the framework's own metrics use the same number.
    private static int StatusOf(Exception exception, HttpContext context) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        OperationCanceledException or IOException when context.RequestAborted.IsCancellationRequested => StatusCodes.Status499ClientClosedRequest,
        _ => StatusCodes.Status500InternalServerError,
    };
}
