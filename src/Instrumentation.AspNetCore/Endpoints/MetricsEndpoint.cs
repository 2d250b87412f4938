using Microsoft.AspNetCore.Http;

namespace Instrumentation.Endpoints;

// Serves the exposition in the format and compression that the request asks for.
internal sealed class MetricsEndpoint(PrometheusExporter exporter)
{
    public async Task WriteAsync(HttpContext context)
    {
        HttpResponse response = context.Response;
        ExpositionChoice choice = ExpositionNegotiation.Choose(context.Request.Headers.Accept, context.Request.Headers.AcceptEncoding);
        using Exposition? exposition = await exporter.RenderAsync(choice.Format, choice.Compression, context.RequestAborted);
        if (exposition is null)
        {
            response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            response.Headers.RetryAfter = "1";
            return;
        }

        response.ContentType = choice.ContentType;
        response.ContentLength = exposition.Length;
        response.Headers.ContentEncoding = choice.ContentEncoding;
        response.Headers.Vary = "Accept, Accept-Encoding";
        response.Headers.CacheControl = "no-store";
        if (!HttpMethods.IsHead(context.Request.Method))
            await exposition.CopyToAsync(response.Body, context.RequestAborted);
    }
}
