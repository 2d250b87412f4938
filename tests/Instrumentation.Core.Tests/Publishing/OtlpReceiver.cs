using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Instrumentation.Publishing;

// Takes OTLP metrics over HTTP on a free port of the loopback interface.
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentQueue<byte[]> _requests = new();

    private OtlpReceiver(WebApplication application) => _application = application;

    internal Uri Endpoint => new($"{_application.Urls.Single()}/v1/metrics");

    internal static async Task<OtlpReceiver> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new OtlpReceiver(builder.Build());
        receiver._application.MapPost("/v1/metrics", receiver.TakeAsync);
        await receiver._application.StartAsync();
        return receiver;
    }

    // The points of the newest request, as a collector would have them.
    internal List<OtlpPoint> Newest() => OtlpDecoder.Decode(_requests.Last());

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        _requests.Enqueue(body.ToArray());
        context.Response.ContentType = "application/x-protobuf";
    }
}
