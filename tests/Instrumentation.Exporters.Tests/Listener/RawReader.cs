using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Instrumentation.Exporters.Tests.Listener;

/// <summary>An HTTP reader that sends exactly what a test wants and reads at the test's pace.</summary>
internal sealed class RawReader : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly NetworkStream _stream;

    internal RawReader(Uri address, int? receiveBuffer = null)
    {
        if (receiveBuffer is { } size)
            _socket.ReceiveBufferSize = size;
        _socket.Connect("127.0.0.1", address.Port);
        _stream = new NetworkStream(_socket, ownsSocket: true) { ReadTimeout = 30_000 };
    }

    public void Dispose() => _stream.Dispose();

    internal static string Get(string path, params string[] headers) => Request("GET", path, headers);

    internal static string Request(string method, string path, params string[] headers)
    {
        string host = Array.Exists(headers, header => header.StartsWith("Host:", StringComparison.Ordinal)) ? "" : "Host: localhost\r\n";
        return $"{method} {path} HTTP/1.1\r\n{host}{string.Concat(headers.Select(header => header + "\r\n"))}\r\n";
    }

    internal static Response Ask(Uri address, string request)
    {
        using var reader = new RawReader(address);
        reader.Send(request);
        return reader.Receive(hasBody: !request.StartsWith("HEAD", StringComparison.Ordinal));
    }

    internal void Send(string text) => _stream.Write(Encoding.Latin1.GetBytes(text));

    internal int ReadByte() => _stream.ReadByte();

    /// <summary>Reads until the other side closes or resets; returns how many bytes came.</summary>
    internal long ReadToEnd()
    {
        byte[] buffer = new byte[64 * 1024];
        long total = 0;
        try
        {
            int read;
            while ((read = _stream.Read(buffer)) > 0)
                total += read;
        }
        catch (IOException)
        {
            // Reset: the end as well.
        }

        return total;
    }

    internal void Reset() => _socket.Close(timeout: 0);

    internal Response Receive(bool hasBody = true)
    {
        var head = new StringBuilder();
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            int next = _stream.ReadByte();
            if (next < 0)
                throw new EndOfStreamException($"Closed after: {head}");
            head.Append((char)next);
        }

        string[] lines = head.ToString().TrimEnd().Split("\r\n");
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        byte[] body = new byte[hasBody ? int.Parse(headers["Content-Length"], CultureInfo.InvariantCulture) : 0];
        _stream.ReadExactly(body);
        return new Response(int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture), headers, body);
    }

    internal sealed record Response(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
    {
        internal string Text => Encoding.UTF8.GetString(Body);
    }
}
