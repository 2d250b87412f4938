namespace Instrumentation;

[AttributeUsage(AttributeTargets.Property)]
internal sealed class AllowedHostsAttribute : AllowedAttribute
{
    public override string Allowed => "host names without scheme and port, such as metrics.example.com or *.example.com";

    protected override bool Accepts(object value) => ((IList<string>)value).All(IsHost);

    private static bool IsHost(string host) =>
        Uri.CheckHostName(host.StartsWith("*.", StringComparison.Ordinal) ? host[2..] : host) != UriHostNameType.Unknown;
}
