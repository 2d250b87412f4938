namespace Instrumentation.Input;

/// <summary>A text is no OpenMetrics; the message begins with line and column.</summary>
internal sealed class OpenMetricsException(int line, int column, string problem) : Exception($"{line}:{column}: {problem}");
