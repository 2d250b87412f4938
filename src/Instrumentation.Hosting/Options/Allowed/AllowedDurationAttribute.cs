using System.Globalization;

namespace Instrumentation;

[AttributeUsage(AttributeTargets.Property)]
internal sealed class AllowedDurationAttribute(string minimum, string maximum) : AllowedAttribute
{
    public string Minimum { get; } = minimum;

    public string Maximum { get; } = maximum;

    public override string Allowed => $"{Minimum} to {Maximum}";

    protected override bool Accepts(object value) =>
        (TimeSpan)value >= TimeSpan.Parse(Minimum, CultureInfo.InvariantCulture) && (TimeSpan)value <= TimeSpan.Parse(Maximum, CultureInfo.InvariantCulture);
}
