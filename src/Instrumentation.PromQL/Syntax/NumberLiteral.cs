namespace Instrumentation.Syntax;

/// <summary>A number.</summary>
/// <param name="Value">The number; a duration such as <c>5m</c> is its seconds.</param>
public sealed record NumberLiteral(double Value) : PromqlExpression
{
    /// <summary>Whether the number was written as a duration, such as <c>5m</c>, and is printed as one.</summary>
    public bool IsDuration { get; init; }

    /// <inheritdoc/>
    public override PromqlType Type => PromqlType.Scalar;

    /// <inheritdoc/>
    public bool Equals(NumberLiteral? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();
}
