using System.Globalization;

namespace Instrumentation;

[AttributeUsage(AttributeTargets.Property)]
internal sealed class AllowedRangeAttribute(double minimum, double maximum) : AllowedAttribute
{
    public double Minimum { get; } = minimum;

    public double Maximum { get; } = maximum;

    public override string Allowed => $"{SettingFailure.Format(Minimum)} to {SettingFailure.Format(Maximum)}";

    protected override bool Accepts(object value)
    {
        double number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
        return number >= Minimum && number <= Maximum;
    }
}
