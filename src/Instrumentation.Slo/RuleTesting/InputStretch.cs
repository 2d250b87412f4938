namespace Instrumentation.RuleTesting;

/// <summary>A stretch of time in which the same part of the events fails.</summary>
/// <param name="Samples">How many samples it has.</param>
/// <param name="ErrorRatio">The part of the events that fails.</param>
internal sealed record InputStretch(int Samples, decimal ErrorRatio);
