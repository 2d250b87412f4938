namespace Instrumentation.Syntax;

/// <summary>A function inside a computed length of time.</summary>
/// <param name="Function">Which.</param>
/// <param name="Arguments">Two for <see cref="DurationFunction.Min"/> and <see cref="DurationFunction.Max"/>, otherwise none.</param>
public sealed record DurationCall(DurationFunction Function, IReadOnlyList<DurationExpression> Arguments) : DurationExpression;
