namespace Instrumentation.Syntax;

/// <summary>A sign in front of a length of time.</summary>
/// <param name="IsMinus">True for <c>-</c>, false for <c>+</c>.</param>
/// <param name="Operand">What it stands in front of.</param>
public sealed record DurationUnary(bool IsMinus, DurationExpression Operand) : DurationExpression;
