namespace Instrumentation.Syntax;

/// <summary>A length of time in parentheses.</summary>
/// <param name="Inner">What is inside.</param>
public sealed record DurationParentheses(DurationExpression Inner) : DurationExpression;
