using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Instrumentation.Samples.StreamingAnalytics;

/// <summary>JSON over a WebSocket.</summary>
internal static class WebSocketMessages
{
    public static Task SayAsync(this WebSocket socket, string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    /// <summary>Reads messages until one of a type comes.</summary>
    /// <returns>It; the test fails when it does not come within 10 seconds.</returns>
    public static async Task<JsonElement> HearAsync(this WebSocket socket, params string[] types)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        byte[] buffer = new byte[16384];
        while (true)
        {
            int length = 0;
            ValueWebSocketReceiveResult received;
            do
            {
                received = await socket.ReceiveAsync(buffer.AsMemory(length), timeout.Token);
                length += received.Count;
            }
            while (!received.EndOfMessage);
            using JsonDocument message = JsonDocument.Parse(buffer.AsMemory(0, length));
            if (types.Contains(message.RootElement.GetProperty("type").GetString()))
                return message.RootElement.Clone();
        }
    }
}
