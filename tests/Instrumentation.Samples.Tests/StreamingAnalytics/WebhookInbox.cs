using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Instrumentation.Samples.StreamingAnalytics;

/// <summary>Webhooks on loopback that keep what they are told; each path is one of its own.</summary>
internal sealed class WebhookInbox : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Path, JsonElement Body)> _received = new();

    private WebhookInbox(WebApplication app)
    {
        _app = app;
        _app.MapPost("/{name}", async (string name, HttpRequest request) => _received.Enqueue((name, await JsonSerializer.DeserializeAsync<JsonElement>(request.Body))));
    }

    public string Address => _app.Urls.Single();

    public static async Task<WebhookInbox> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var inbox = new WebhookInbox(builder.Build());
        await inbox._app.StartAsync();
        return inbox;
    }

    /// <summary>The notifications of one path in the order of their coming, as status, and name and fingerprint of each alert.</summary>
    public IReadOnlyList<(string GroupKey, string Status, string Alerts)> Of(string path) =>
        [.. _received.Where(entry => entry.Path == path).Select(entry => (entry.Body.GetProperty("groupKey").GetString()!, entry.Body.GetProperty("status").GetString()!, AlertsOf(entry.Body)))];

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static string AlertsOf(JsonElement body) => string.Join(' ', body.GetProperty("alerts").EnumerateArray()
        .Select(alert => $"{alert.GetProperty("labels").GetProperty("alertname").GetString()}/{alert.GetProperty("fingerprint").GetString()}={alert.GetProperty("status").GetString()}")
        .Order(StringComparer.Ordinal));
}
