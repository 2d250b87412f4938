using System.Globalization;
using System.Text;

namespace Instrumentation.Listener;

// The bytes of a response's head, with the body where it is a sentence.
internal static class ListenerResponse
{
    internal static byte[] Head(Exposition exposition, ExpositionChoice choice, ListenerService service, bool keepAlive)
    {
        StringBuilder head = Start(ListenerStatus.Ok, service, keepAlive)
            .Append("Content-Type: ").Append(choice.ContentType).Append("\r\n")
            .Append("Vary: Accept, Accept-Encoding\r\n");
        if (choice.ContentEncoding is not null)
            head.Append("Content-Encoding: ").Append(choice.ContentEncoding).Append("\r\n");
        return End(head, exposition.Length, body: "");
    }

    internal static byte[] Plain(int status, ListenerService service, bool keepAlive, bool withBody)
    {
        StringBuilder head = Start(status, service, keepAlive).Append("Content-Type: text/plain; charset=utf-8\r\n");
        switch (status)
        {
            case ListenerStatus.Unauthorized:
                head.Append("WWW-Authenticate: ").Append(service.Challenge).Append("\r\n");
                break;
            case ListenerStatus.MethodNotAllowed:
                head.Append("Allow: GET, HEAD\r\n");
                break;
            case ListenerStatus.Unavailable:
                head.Append("Retry-After: 1\r\n");
                break;
            default:
                break;
        }

        string body = $"{status} {ListenerStatus.Reason(status)}\n";
        return End(head, body.Length, withBody ? body : "");
    }

    private static StringBuilder Start(int status, ListenerService service, bool keepAlive) =>
        new StringBuilder(256)
            .Append("HTTP/1.1 ").Append(status).Append(' ').Append(ListenerStatus.Reason(status)).Append("\r\n")
            .Append("Date: ").Append(service.Options.TimeProvider.GetUtcNow().ToString("R", CultureInfo.InvariantCulture)).Append("\r\n")
            .Append("Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n")
            .Append(keepAlive ? "" : "Connection: close\r\n");

    private static byte[] End(StringBuilder head, long length, string body) =>
        Encoding.ASCII.GetBytes(head.Append("Content-Length: ").Append(length).Append("\r\n\r\n").Append(body).ToString());
}
