namespace Instrumentation.Syntax;

/// <summary>An expression in parentheses.</summary>
/// <param name="Inner">What is inside.</param>
public sealed record ParenthesesExpression(PromqlExpression Inner) : PromqlExpression
{
    /// <inheritdoc/>
    public override PromqlType Type => Inner.Type;

    /// <inheritdoc/>
    public bool Equals(ParenthesesExpression? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();
}
