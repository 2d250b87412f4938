namespace Instrumentation;

[AttributeUsage(AttributeTargets.Property)]
internal sealed class AllowedBoundariesAttribute : AllowedAttribute
{
    public override string Allowed => $"at most {InstrumentConstants.MaxBoundaries} finite numbers, each above the one before";

    protected override bool Accepts(object value)
    {
        var boundaries = (IList<double>)value;
        return boundaries.Count <= InstrumentConstants.MaxBoundaries && boundaries.All(double.IsFinite) && boundaries.Zip(boundaries.Skip(1)).All(pair => pair.First < pair.Second);
    }
}
