namespace Instrumentation.Syntax;

/// <summary>A sign in front of a scalar or an instant vector.</summary>
/// <param name="IsMinus">True for <c>-</c>, false for <c>+</c>.</param>
/// <param name="Operand">What the sign stands in front of.</param>
public sealed record UnaryExpression(bool IsMinus, PromqlExpression Operand) : PromqlExpression
{
    /// <inheritdoc/>
    public override PromqlType Type => Operand.Type;

    /// <inheritdoc/>
    public bool Equals(UnaryExpression? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();
}
