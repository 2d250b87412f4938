using System.Text;

namespace Instrumentation.Listener;

// The head of an HTTP/1.x request. A body is never read: a connection whose request announces one is closed after the answer.
internal sealed class ListenerRequest
{
    private readonly List<(string Name, string Value)> _headers = [];

    private ListenerRequest(string method, string path, bool isHttp11)
    {
        Method = method;
        Path = path;
        IsHttp11 = isHttp11;
    }

    internal string Method { get; }

    // Without query.
    internal string Path { get; }

    internal bool IsHttp11 { get; }

    internal bool HasBody => Header("transfer-encoding") is not null || Header("content-length") is not (null or "0");

    internal bool KeepsAlive => IsHttp11 && !HasBody && Header("connection")?.Contains("close", StringComparison.OrdinalIgnoreCase) != true;

    internal int Count(string name) => _headers.Count(header => string.Equals(header.Name, name, StringComparison.OrdinalIgnoreCase));

    internal bool HasHeaderStarting(string prefix) => _headers.Exists(header => header.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    // Several headers of one name are one list.
    internal string? Header(string name)
    {
        string? value = null;
        foreach ((string headerName, string headerValue) in _headers)
        {
            if (string.Equals(headerName, name, StringComparison.OrdinalIgnoreCase))
                value = value is null ? headerValue : value + ", " + headerValue;
        }

        return value;
    }

    // Takes everything before the empty line. Returns null with the status to answer when it is no request.
    internal static ListenerRequest? Parse(ReadOnlySpan<byte> head, out int status)
    {
        status = ListenerStatus.BadRequest;
        string[] lines = Encoding.Latin1.GetString(head).Split("\r\n");
        string[] start = lines[0].Split(' ');
        if (start is not [{ Length: > 0 } method, { Length: > 0 } target, ['H', 'T', 'T', 'P', '/', ..] version])
            return null;
        if (version is not ("HTTP/1.1" or "HTTP/1.0"))
        {
            status = ListenerStatus.VersionNotSupported;
            return null;
        }

        var request = new ListenerRequest(method, PathOf(target), version is "HTTP/1.1");
        foreach (string line in lines.AsSpan(1))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || !line.AsSpan(0, colon).ContainsOnlyToken())
                return null;
            request._headers.Add((line[..colon], line[(colon + 1)..].Trim(' ', '\t')));
        }

        if (request.Count("host") > 1 || (request.IsHttp11 && request.Count("host") == 0))
            return null;
        status = ListenerStatus.Ok;
        return request;
    }

    private static string PathOf(string target)
    {
        // The absolute form, which a request to a proxy has and every server must understand.
        if (target.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        {
            int slash = target.IndexOf('/', "http://".Length);
            target = slash < 0 ? "/" : target[slash..];
        }

        int query = target.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? target : target[..query];
    }
}
