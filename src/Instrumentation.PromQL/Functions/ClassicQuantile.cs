namespace Instrumentation.Functions;

/// <summary>A quantile of a classic histogram.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Repair">What had to be raised so that counts never fall from bucket to bucket; null when nothing had to.</param>
internal readonly record struct ClassicQuantile(double Value, MonotonicityRepair? Repair);
