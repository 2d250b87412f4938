namespace Instrumentation.Requests;

// The methods that OpenTelemetry's conventions know; a client may send any word, and must not make a series of each.
internal static class RequestMethods
{
    public const string Other = "_OTHER";

    private static readonly string[] Known = ["GET", "POST", "PUT", "DELETE", "HEAD", "PATCH", "OPTIONS", "CONNECT", "TRACE"];

    public static string Fold(string method)
    {
        foreach (string known in Known)
        {
            if (known.Equals(method, StringComparison.OrdinalIgnoreCase))
                return known;
        }

        return Other;
    }
}
