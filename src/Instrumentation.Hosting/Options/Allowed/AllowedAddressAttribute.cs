using System.Net;

namespace Instrumentation;

[AttributeUsage(AttributeTargets.Property)]
internal sealed class AllowedAddressAttribute : AllowedAttribute
{
    public override string Allowed => "an IP address, localhost, or * for every address";

    protected override bool Accepts(object value) =>
        (string)value is "*" || string.Equals((string)value, "localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse((string)value, out _);
}
