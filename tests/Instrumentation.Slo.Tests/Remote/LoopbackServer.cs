using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Instrumentation.Remote;

/// <summary>An HTTP server on loopback that gives prepared answers, one to each connection; without one it stays silent.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Queue<(int Status, string Body)> _answers;
    private readonly TaskCompletionSource _silence = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _requests = [];

    public LoopbackServer(params (int Status, string Body)[] answers)
    {
        _answers = new Queue<(int Status, string Body)>(answers);
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/base/");
        _ = ServeAsync();
    }

    public Uri Address { get; }

    /// <summary>What was asked, head and body, in order.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (_requests)
                return [.. _requests];
        }
    }

    /// <summary>Completes when a request came that there is no answer for.</summary>
    public Task Silence => _silence.Task;

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync();
                string request = await ReadAsync(client.GetStream());
                lock (_requests)
                    _requests.Add(request);
                if (!_answers.TryDequeue(out (int Status, string Body) answer))
                {
                    _silence.TrySetResult();
                    continue;
                }

                byte[] body = Encoding.UTF8.GetBytes(answer.Body);
                string head = $"HTTP/1.1 {answer.Status} Something\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n";
                await client.GetStream().WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(head), .. body]);
                client.Dispose();
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private static async Task<string> ReadAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        byte[] bytes = new byte[4096];
        while (!IsWhole(text.ToString()))
            text.Append(Encoding.ASCII.GetString(bytes, 0, await stream.ReadAsync(bytes)));
        return text.ToString();
    }

    private static bool IsWhole(string request)
    {
        int end = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
            return false;
        string? length = request[..end].Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return length is null || request.Length - end - 4 >= int.Parse(length.AsSpan(length.IndexOf(':', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);
    }
}
