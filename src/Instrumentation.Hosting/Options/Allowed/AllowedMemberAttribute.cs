namespace Instrumentation;

// A member of the property's enum, not a number cast to it.
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AllowedMemberAttribute : AllowedAttribute
{
    public override string Allowed => "one of its named members";

    protected override bool Accepts(object value) => Enum.IsDefined(value.GetType(), value);
}
