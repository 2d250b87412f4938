namespace Instrumentation.Functions;

/// <summary>One series of a classic histogram at one time.</summary>
/// <param name="UpperBound">The value of its label <c>le</c>.</param>
/// <param name="Count">Observations up to that bound.</param>
internal readonly record struct ClassicBucket(double UpperBound, double Count);
