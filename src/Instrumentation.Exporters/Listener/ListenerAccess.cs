using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Instrumentation.Listener;

// Who may read: by the Host header, which a page that was rebound to this address cannot choose, by forwarding headers, and by credentials.
internal sealed class ListenerAccess
{
    // Headers that a proxy adds, and what frameworks behind one leave of them.
    private static readonly string[] Forwarding = ["forwarded", "via", "x-real-ip"];
    private static readonly string[] ForwardingPrefixes = ["x-forwarded-", "x-original-"];

    private readonly string[] _allowedHosts;
    private readonly byte[]? _basic;
    private readonly byte[]? _bearer;

    internal ListenerAccess(PrometheusListenerOptions options)
    {
        _allowedHosts = [.. options.AllowedHosts];
        _basic = string.IsNullOrEmpty(options.User) ? null : Hash(Encoding.UTF8.GetBytes($"{options.User}:{options.Password}"));
        _bearer = options.BearerToken is null ? null : Hash(Encoding.UTF8.GetBytes(options.BearerToken));
        Challenge = (_basic is null, _bearer is null) switch
        {
            (false, false) => "Basic realm=\"metrics\", charset=\"UTF-8\", Bearer realm=\"metrics\"",
            (false, true) => "Basic realm=\"metrics\", charset=\"UTF-8\"",
            _ => "Bearer realm=\"metrics\"",
        };
    }

    internal string Challenge { get; }

    // A request that a proxy on this machine passed on comes from elsewhere, so it counts as local no more; credentials settle that.
    internal bool IsFromElsewhere(ListenerRequest request, IPAddress local) =>
        _basic is null && _bearer is null && IPAddress.IsLoopback(local)
        && (Array.Exists(Forwarding, name => request.Header(name) is not null) || Array.Exists(ForwardingPrefixes, request.HasHeaderStarting));

    internal bool IsAllowedHost(string? header, IPAddress local)
    {
        string host = HostOf(header ?? "");
        if (Array.Exists(_allowedHosts, allowed => Matches(allowed, host)))
            return true;
        if (string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase))
            return true;
        if (!IPAddress.TryParse(host, out IPAddress? address))
            return false;
        return IPAddress.IsLoopback(address) || Plain(address).Equals(Plain(local));
    }

    internal bool IsAuthorized(ListenerRequest request)
    {
        if (_basic is null && _bearer is null)
            return true;
        if (request.Count("authorization") != 1 || request.Header("authorization") is not { } header)
            return false;
        int space = header.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0)
            return false;
        string credentials = header[(space + 1)..].Trim();
        if (header.AsSpan(0, space).Equals("basic", StringComparison.OrdinalIgnoreCase))
            return IsSame(_basic, Decode(credentials));
        return header.AsSpan(0, space).Equals("bearer", StringComparison.OrdinalIgnoreCase) && IsSame(_bearer, Encoding.Latin1.GetBytes(credentials));
    }

    // Hashes have one length, so that the time to compare them tells neither content nor length of the secret.
    private static bool IsSame(byte[]? expected, byte[]? given) =>
        expected is not null && given is not null && CryptographicOperations.FixedTimeEquals(expected, Hash(given));

    private static byte[] Hash(byte[] secret) => SHA256.HashData(secret);

    private static byte[]? Decode(string base64)
    {
        byte[] bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out int written) ? bytes[..written] : null;
    }

    private static bool Matches(string allowed, string host)
    {
        if (allowed is "*")
            return true;
        return allowed.StartsWith("*.", StringComparison.Ordinal)
            ? host.Length > allowed.Length - 1 && host.EndsWith(allowed[1..], StringComparison.OrdinalIgnoreCase)
            : string.Equals(allowed, host, StringComparison.OrdinalIgnoreCase);
    }

    private static string HostOf(string header)
    {
        if (header.StartsWith('['))
        {
            int close = header.IndexOf(']', StringComparison.Ordinal);
            return close < 0 ? "" : header[1..close];
        }

        int colon = header.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? header : header[..colon];
    }

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
