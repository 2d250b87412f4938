namespace Instrumentation;

// Basic authentication separates user and password by the first colon.
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AllowedUserAttribute : AllowedAttribute
{
    public override string Allowed => "a name without a colon";

    protected override bool Accepts(object value) => !((string)value).Contains(':', StringComparison.Ordinal);
}
