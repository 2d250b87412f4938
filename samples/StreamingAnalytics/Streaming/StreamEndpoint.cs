using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using Instrumentation.Catalogue;
using Samples.StreamingAnalytics.Tally;

namespace Samples.StreamingAnalytics.Streaming;

/// <summary>Accepts WebSocket connections and answers what their clients say.</summary>
internal sealed class StreamEndpoint(StreamClients clients, WebSocketMetrics metrics, PipelineTally tally, IHostApplicationLifetime lifetime)
{
    private const int MaxMessage = 4096;

    public async Task HandleAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsync("This path speaks WebSocket.\n");
            return;
        }

        if (clients.IsFull)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
        var client = new StreamClient(socket, FoldOrigin(context.Request));
        tally.Connections.Add(client.Origin);
        metrics.Connected(client.Origin);
        clients.Add(client);
        try
        {
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
            Send(client, Messages.Welcome, Messages.WelcomeText);
            Task sending = client.SendAllAsync(ended.Token);
            await Task.WhenAny(ReceiveAllAsync(client, ended.Token), sending);
            clients.Remove(client);
            client.Complete();
            await CloseAsync(socket);
            await ended.CancelAsync();
        }
        finally
        {
            clients.Remove(client);
            tally.Disconnections.Add(client.Origin);
            metrics.Disconnected(client.Origin);
        }
    }

    // The header is whatever the client likes to send, and must not make a series of each.
    private static string FoldOrigin(HttpRequest request)
    {
        if (request.Headers.Origin.ToString().Length == 0)
            return "none";
        return CrossSite.IsOwn(request) ? "own_page" : "other";
    }

    private static async Task CloseAsync(WebSocket socket)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
            return;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        try
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "Good-bye.", patience.Token);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // The client is gone already, which is what was wanted.
        }
    }

    private static (string Type, string[] Topics) Parse(ReadOnlySpan<byte> text)
    {
        try
        {
            var reader = new Utf8JsonReader(text);
            using JsonDocument message = JsonDocument.ParseValue(ref reader);
            return message.RootElement.GetProperty("type").GetString() switch
            {
                Messages.Ping => (Messages.Ping, []),
                Messages.Subscribe => (Messages.Subscribe, [.. message.RootElement.GetProperty("topics").EnumerateArray().Select(topic => topic.GetString() ?? "")]),
                _ => (Messages.Unknown, []),
            };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return (Messages.Unknown, []);
        }
    }

    private async Task ReceiveAllAsync(StreamClient client, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[MaxMessage];
        try
        {
            while (true)
            {
                int length = 0;
                ValueWebSocketReceiveResult received;
                do
                {
                    received = await client.Socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
                    length += received.Count;
                }
                while (!received.EndOfMessage && length < buffer.Length);
                if (received.MessageType == WebSocketMessageType.Close || !received.EndOfMessage)
                    return;
                Answer(client, buffer.AsSpan(0, length));
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // The client is gone, or the application stops.
        }
    }

    private void Answer(StreamClient client, ReadOnlySpan<byte> text)
    {
        long start = Stopwatch.GetTimestamp();
        (string type, string[] topics) = Parse(text);
        if (type == Messages.Subscribe)
            client.Subscribe(topics);
        else if (type == Messages.Ping)
            Send(client, Messages.Pong, Messages.PongText);
        tally.MessagesReceived.Add(type);
        metrics.MessageReceived(type, Stopwatch.GetElapsedTime(start));
    }

    private void Send(StreamClient client, string type, ReadOnlyMemory<byte> message)
    {
        if (!client.TrySend(message))
            return;
        tally.MessagesSent.Add(type);
        metrics.MessageSent(type);
    }
}
