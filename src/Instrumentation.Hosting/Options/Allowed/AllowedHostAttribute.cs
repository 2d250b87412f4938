using System.Net;

namespace Instrumentation;

[AttributeUsage(AttributeTargets.Property)]
internal sealed class AllowedHostAttribute : AllowedAttribute
{
    public override string Allowed => "localhost, an IP address, or * for all addresses";

    protected override bool Accepts(object value) =>
        (string)value is "*" or "+" || string.Equals((string)value, "localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse((string)value, out _);
}
