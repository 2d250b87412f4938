namespace Instrumentation.Syntax;

/// <summary>Evaluates an expression at every step of a time range, <c>x[1h:1m]</c>.</summary>
/// <param name="Inner">The expression, an instant vector.</param>
/// <param name="Range">The length of the range.</param>
/// <param name="Step">The distance of the steps; null for the default one.</param>
public sealed record SubqueryExpression(PromqlExpression Inner, DurationExpression Range, DurationExpression? Step) : PromqlExpression
{
    /// <summary>How far back, or ahead when negative, to look; null for now.</summary>
    public DurationExpression? Offset { get; init; }

    /// <summary>The fixed time to look at; null for the time of the step.</summary>
    public AtModifier? At { get; init; }

    /// <inheritdoc/>
    public override PromqlType Type => PromqlType.RangeVector;

    /// <inheritdoc/>
    public bool Equals(SubqueryExpression? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();
}
