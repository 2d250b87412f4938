namespace Instrumentation.Syntax;

/// <summary>A number inside a computed length of time: seconds, or a factor.</summary>
/// <param name="Value">The number.</param>
/// <param name="IsDuration">Whether it was written as a duration, such as <c>5m</c>, and is printed as one.</param>
public sealed record DurationNumber(double Value, bool IsDuration) : DurationExpression;
