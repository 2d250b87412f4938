namespace Instrumentation.Functions;

/// <summary>Computes one value of the samples of a time range.</summary>
/// <param name="window">The samples, one at least.</param>
/// <param name="call">The other arguments, and where to tell what looks wrong.</param>
/// <returns>The value, or none.</returns>
internal delegate FunctionValue RangeFunction(in RangeWindow window, RangeCall call);
