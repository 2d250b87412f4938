namespace Instrumentation.Samples.Prometheus;

/// <summary>An exemplar that Prometheus has stored.</summary>
/// <param name="Metric">The name of its series.</param>
/// <param name="SeriesLabels">The labels of its series.</param>
/// <param name="TraceId">The trace that it points to.</param>
/// <param name="SpanId">The span that it points to.</param>
/// <param name="Value">The measurement.</param>
internal sealed record StoredExemplar(string Metric, IReadOnlyDictionary<string, string> SeriesLabels, string TraceId, string SpanId, double Value);
