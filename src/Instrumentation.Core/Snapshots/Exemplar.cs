namespace Instrumentation;

/// <summary>One measurement that stands for others, with the trace it was made in.</summary>
/// <param name="Value">The measured value.</param>
/// <param name="Timestamp">When it was measured.</param>
/// <param name="TraceId">The trace in 32 lower-case hexadecimal digits, or null when there was none.</param>
/// <param name="SpanId">The span in 16 lower-case hexadecimal digits, or null when there was none.</param>
public readonly record struct Exemplar(double Value, DateTimeOffset Timestamp, string? TraceId, string? SpanId);
