namespace Instrumentation.Syntax;

/// <summary>Combines two operands.</summary>
/// <param name="Operator">How.</param>
/// <param name="Left">The left operand.</param>
/// <param name="Right">The right operand.</param>
public sealed record BinaryExpression(BinaryOperator Operator, PromqlExpression Left, PromqlExpression Right) : PromqlExpression
{
    /// <summary>Whether a comparison gives 0 or 1 instead of filtering.</summary>
    public bool ReturnBool { get; init; }

    /// <summary>How series of two instant vectors are paired; null when an operand is a scalar.</summary>
    public VectorMatching? Matching { get; init; }

    /// <inheritdoc/>
    public override PromqlType Type => Left.Type == PromqlType.Scalar && Right.Type == PromqlType.Scalar ? PromqlType.Scalar : PromqlType.InstantVector;

    /// <inheritdoc/>
    public bool Equals(BinaryExpression? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();
}
