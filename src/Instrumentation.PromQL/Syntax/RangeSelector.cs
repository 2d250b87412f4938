namespace Instrumentation.Syntax;

/// <summary>Selects the samples of a time range, <c>x[5m]</c>.</summary>
/// <param name="Vector">The series; offset and fixed time of the whole stand here.</param>
/// <param name="Range">The length of the range.</param>
public sealed record RangeSelector(VectorSelector Vector, DurationExpression Range) : PromqlExpression
{
    /// <inheritdoc/>
    public override PromqlType Type => PromqlType.RangeVector;

    /// <inheritdoc/>
    public bool Equals(RangeSelector? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();
}
