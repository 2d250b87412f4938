namespace Instrumentation;

[AttributeUsage(AttributeTargets.Property)]
internal sealed class AllowedPatternsAttribute : AllowedAttribute
{
    public override string Allowed => "patterns such as MyCompany.* or MyCompany.Orders/orders.*";

    protected override bool Accepts(object value) => ((IList<string>)value).All(pattern => !string.IsNullOrWhiteSpace(pattern) && pattern[0] != '/' && pattern[^1] != '/');
}
