namespace Instrumentation.Exporters.Tests.Formats;

/// <summary>An OpenMetrics exemplar.</summary>
internal sealed record ParsedExemplar(IReadOnlyDictionary<string, string> Labels, double Value, double? Timestamp);
