using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Instrumentation.Access;

// Tells a caller on this machine from one that only looks like it.
internal static class Caller
{
    // Headers that a proxy adds. X-Original-* is what the forwarded-headers middleware leaves after it has replaced the address.
    private static readonly string[] ProxyHeaders = ["Forwarded", "X-Real-IP", "Via"];
    private static readonly string[] ProxyHeaderPrefixes = ["X-Forwarded-", "X-Original-"];

    public static bool IsLocal(HttpContext context, IList<string> allowedHosts) =>
        IsLoopback(context.Connection.RemoteIpAddress) && !IsProxied(context.Request.Headers) && IsHostAllowed(context.Request.Host, allowedHosts);

    private static bool IsLoopback(IPAddress? address) =>
        address is not null && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);

    private static bool IsProxied(IHeaderDictionary headers)
    {
        foreach ((string name, StringValues _) in headers)
        {
            if (ProxyHeaders.Contains(name, StringComparer.OrdinalIgnoreCase)
                || Array.Exists(ProxyHeaderPrefixes, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
                return true;
        }

        return false;
    }

    // A page of some other site that made its name resolve to this machine still sends that name.
    private static bool IsHostAllowed(HostString host, IList<string> allowedHosts)
    {
        string name = host.Host;
        if (name.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(name.Trim('[', ']'), out IPAddress? address) && IsLoopback(address)))
            return true;
        return name.Length > 0 && allowedHosts.Any(allowed => allowed.StartsWith("*.", StringComparison.Ordinal)
            ? name.Length > allowed.Length - 1 && name.EndsWith(allowed[1..], StringComparison.OrdinalIgnoreCase)
            : name.Equals(allowed, StringComparison.OrdinalIgnoreCase));
    }
}
