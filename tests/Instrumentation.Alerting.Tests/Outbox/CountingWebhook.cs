using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Instrumentation.Outbox;

/// <summary>A webhook on loopback that counts how often it is told of each alert, by the path that it is told at.</summary>
internal sealed class CountingWebhook : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentDictionary<(string Path, string Alert), int> _counts = [];
    private readonly Task _serving;

    public CountingWebhook()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Url = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
        }

        _listener.Prefixes.Add(Url);
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Url { get; }

    /// <summary>Is called when a request has come, before it is answered.</summary>
    public Action BeforeAnswer { get; set; } = () => { };

    /// <summary>Is called when a request has been answered.</summary>
    public Action AfterAnswer { get; set; } = () => { };

    public Dictionary<string, int> Of(string path) =>
        _counts.Where(count => count.Key.Path == path).ToDictionary(count => count.Key.Alert, count => count.Value, StringComparer.Ordinal);

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            _ = Task.Run(() => AnswerAsync(context));
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            JsonElement body = await JsonSerializer.DeserializeAsync<JsonElement>(context.Request.InputStream);
            foreach (JsonElement alert in body.GetProperty("alerts").EnumerateArray())
                _counts.AddOrUpdate((context.Request.Url!.AbsolutePath, alert.GetProperty("labels").GetProperty("alertname").GetString()!), 1, (_, count) => count + 1);
            BeforeAnswer();
            context.Response.Close();
            AfterAnswer();
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or JsonException or IOException)
        {
            // Who asked was killed, in the middle of its request maybe.
        }
    }
}
