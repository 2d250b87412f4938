namespace Instrumentation.Conformance.Promql;

/// <summary>One input of the suite.</summary>
/// <param name="Input">The text.</param>
/// <param name="Fail">Whether it is said to be no valid expression.</param>
internal sealed record PromqlParseCase(string Input, bool Fail);
