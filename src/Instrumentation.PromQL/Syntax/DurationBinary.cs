namespace Instrumentation.Syntax;

/// <summary>Arithmetic of lengths of time: <c>+ - * / % ^</c>.</summary>
/// <param name="Operator">Which.</param>
/// <param name="Left">The left operand.</param>
/// <param name="Right">The right operand.</param>
public sealed record DurationBinary(BinaryOperator Operator, DurationExpression Left, DurationExpression Right) : DurationExpression;
