namespace Instrumentation;

[AttributeUsage(AttributeTargets.Property)]
internal sealed class AllowedQuantilesAttribute : AllowedAttribute
{
    public override string Allowed => "numbers from 0 to 1";

    protected override bool Accepts(object value) => ((IList<double>)value).All(quantile => quantile is >= 0 and <= 1);
}
