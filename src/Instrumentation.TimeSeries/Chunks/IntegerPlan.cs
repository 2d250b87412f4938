namespace Instrumentation.Chunks;

/// <summary>How a run of integers will be written.</summary>
/// <param name="Form">The form.</param>
/// <param name="Width">Bits of each number.</param>
/// <param name="Base">The smallest number or difference.</param>
/// <param name="Bytes">How many bytes the run takes.</param>
internal readonly record struct IntegerPlan(IntegerForm Form, int Width, long Base, int Bytes);
