namespace Instrumentation.Syntax;

/// <summary>A plain length of time.</summary>
/// <param name="Milliseconds">Its milliseconds, negative in offsets that look ahead.</param>
public sealed record DurationLiteral(long Milliseconds) : DurationExpression;
