namespace Instrumentation.Syntax;

/// <summary>A function's name and types.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">The types of its arguments; the last one repeats where <paramref name="OptionalCount"/> is negative.</param>
/// <param name="ReturnType">What it gives.</param>
/// <param name="OptionalCount">How many arguments at the end may be left out; -1 when the last may be left out or repeated at will.</param>
/// <param name="IsExperimental">Whether it has to be switched on.</param>
public sealed record FunctionSignature(string Name, IReadOnlyList<PromqlType> Parameters, PromqlType ReturnType, int OptionalCount, bool IsExperimental);
