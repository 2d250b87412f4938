using System.Net;

namespace Instrumentation.Templates;

/// <summary>Takes addresses such as <c>host.example:9090</c> apart.</summary>
internal static class HostAndPort
{
    public static string StripPort(string address) => TrySplit(address, out string host, out _) ? host : address;

    public static string StripDomain(string address)
    {
        if (!TrySplit(address, out string host, out string port))
            host = address;
        if (IPAddress.TryParse(host, out _) && (host.Contains(':', StringComparison.Ordinal) || host.Count(character => character == '.') == 3))
            return address;
        host = host.Split('.')[0];
        return port.Length == 0 ? host : host.AsSpan().ContainsAny(':', '%') ? $"[{host}]:{port}" : $"{host}:{port}";
    }

    private static bool TrySplit(string address, out string host, out string port)
    {
        (host, port) = ("", "");
        int colon = address.LastIndexOf(':');
        if (colon < 0)
            return false;
        string before = address[..colon];
        bool bracketed = before.StartsWith('[');
        if (bracketed != before.EndsWith(']') || (!bracketed && before.Contains(':', StringComparison.Ordinal)))
            return false;
        string inside = bracketed ? before[1..^1] : before;
        if (inside.AsSpan().ContainsAny('[', ']') || address.AsSpan(colon).ContainsAny('[', ']'))
            return false;
        (host, port) = (inside, address[(colon + 1)..]);
        return true;
    }
}
