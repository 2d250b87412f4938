namespace Instrumentation;

/// <summary>An estimated quantile.</summary>
/// <param name="Quantile">The quantile, 0 to 1.</param>
/// <param name="Value">The estimate, at most 1 % off the true value; NaN when the window is empty.</param>
public readonly record struct QuantileValue(double Quantile, double Value);
